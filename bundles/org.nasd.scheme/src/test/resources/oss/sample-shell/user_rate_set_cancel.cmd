# nothing to do when the speed is not limited
{{#rate_in}}account {{user_id}} unlimited{{/rate_in}}
