environment  = "dev"
image_tag    = "set-a-version"
client_cidrs = ["10.0.0.0/8"]

vpc_id             = "vpc-xxxxxxxx"
private_subnet_ids = ["subnet-aaaa", "subnet-bbbb"]
