# The account appeared on this router: an outside address, where it has one. The billing sends the states after this.
{{#snatip}}coa Filter-Id="session {{ip}} nat {{snatip}}"{{/snatip}}
