# No limit any more: a shaping rate that limits nobody, and the filter that polices nobody.
coa {{#by_session}}Acct-Session-Id="{{acct_session_id}}"{{/by_session}}{{^by_session}}User-Name="{{login}}"{{/by_session}},ERX-CoS-Shaping-Pmt-Type="T02 {{rate_unlimited}}"{{#upload_filter}},ERX-Ingress-Policy-Name="{{upload_filter}}{{unlimited}}"{{/upload_filter}}
