# No limit any more: the policies that limit nobody.
coa {{#by_login}}User-Name="{{login}}"{{/by_login}}{{^by_login}}User-Name="{{ip}}"{{/by_login}},Qos-Metering-Profile-Name="{{metering_prefix}}{{unlimited}}",Qos-Policing-Profile-Name="{{policing_prefix}}{{unlimited}}"
