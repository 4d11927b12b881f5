# No limit any more: the QoS profile that limits nobody.
coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Huawei-Qos-Profile-Name="{{qos_unlimited}}"
