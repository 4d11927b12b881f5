account {{user_id}} rate {{rate_in}} {{rate_out}}
{{^burst_in}}no account {{user_id}} burst{{/burst_in}}
