environment     = "prod"
image_tag       = "set-a-version"
client_cidrs    = ["10.0.0.0/8"]
certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/yours"
data_mode       = "managed"
vpc_endpoints   = true
alarm_email     = "oncall@example.org"

vpc_id             = "vpc-xxxxxxxx"
private_subnet_ids = ["subnet-aaaa", "subnet-bbbb", "subnet-cccc"]
