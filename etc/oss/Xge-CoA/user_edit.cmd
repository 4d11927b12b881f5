# Something about the account changed: say again what depends on its data.
{{#snatip}}coa Filter-Id="session {{ip}} nat {{snatip}}"{{/snatip}}
