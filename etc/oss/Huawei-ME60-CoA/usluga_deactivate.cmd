# A service was switched off. Nothing is sent; the opposite of what stands in usluga_activate.cmd belongs here, for example:
#coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Huawei-Policy-Name="crb_normal"
