# Who is blocked, redirected, suspended, not logged in: the entries of the lists, for a comparison with the billing. Changes nothing.
/ip firewall address-list print .proplist=list,address,comment,disabled where list=crb_blocked
/ip firewall address-list print .proplist=list,address,comment,disabled where list=crb_negbal
/ip firewall address-list print .proplist=list,address,comment,disabled where list=crb_own_disabled
/ip firewall address-list print .proplist=list,address,comment,disabled where list=crb_noauth
