# A security group for each thing that speaks, and a rule for each way between two of them.
variable "name" { type = string }
variable "vpc_id" { type = string }
variable "subnet_ids" { type = list(string) }
variable "region" { type = string }
variable "client_cidrs" { type = list(string) }
variable "agents" { type = set(string) }
variable "tls" { type = bool }
variable "public" { type = bool }
variable "vpc_endpoints" { type = bool }

locals {
  users  = setunion(var.agents, ["dashboard", "scheduler", "webhook"])
  stores = { postgres = [5432], redis = [6379], qdrant = [6333, 6334] }
  groups = setunion(local.users, keys(local.stores), ["alb", "entry", "volumes", "endpoints"])

  # Agents have no way to the database: they speak streams only. The webhook has no way to Redis: it adds lines to one table.
  reaches_store = merge(
    { for user in setsubtract(local.users, ["webhook"]) : "${user}-redis" => { from = user, to = "redis", port = 6379 } },
    { for user in setsubtract(local.users, var.agents) : "${user}-postgres" => { from = user, to = "postgres", port = 5432 } },
    { for pair in setproduct(setunion(var.agents, ["dashboard"]), local.stores.qdrant) :
    "${pair[0]}-qdrant-${pair[1]}" => { from = pair[0], to = "qdrant", port = pair[1] } },
    { for store in keys(local.stores) : "${store}-volumes" => { from = store, to = "volumes", port = 2049 } },
  )
  between = merge(
    local.reaches_store,
    { alb-dashboard = { from = "alb", to = "dashboard", port = 8080 } },
    var.public ? { entry-webhook = { from = "entry", to = "webhook", port = 8080 } } : {},
  )
  # Providers, forges and AWS are on the other side of 443; stores fetch their images and logs only.
  outward = setunion(local.users, keys(local.stores))
}

resource "aws_security_group" "of" {
  for_each = local.groups

  name        = "${var.name}-${each.key}"
  description = "${var.name} ${each.key}"
  vpc_id      = var.vpc_id
  tags        = { Name = "${var.name}-${each.key}" }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "between" {
  for_each = local.between

  security_group_id            = aws_security_group.of[each.value.to].id
  referenced_security_group_id = aws_security_group.of[each.value.from].id
  description                  = "from ${each.value.from}"
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
}

resource "aws_vpc_security_group_egress_rule" "between" {
  for_each = local.between

  security_group_id            = aws_security_group.of[each.value.from].id
  referenced_security_group_id = aws_security_group.of[each.value.to].id
  description                  = "to ${each.value.to}"
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
}

resource "aws_vpc_security_group_egress_rule" "outward" {
  for_each = local.outward

  security_group_id = aws_security_group.of[each.key].id
  description       = "TLS to providers, forges and AWS"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "people" {
  for_each = { for pair in setproduct(var.client_cidrs, var.tls ? [80, 443] : [80]) : "${pair[0]}-${pair[1]}" => pair }

  security_group_id = aws_security_group.of["alb"].id
  description       = "people"
  cidr_ipv4         = each.value[0]
  ip_protocol       = "tcp"
  from_port         = each.value[1]
  to_port           = each.value[1]
}

resource "aws_vpc_security_group_ingress_rule" "webhooks" {
  count = var.public ? 1 : 0

  security_group_id = aws_security_group.of["entry"].id
  description       = "webhooks of forges; their signature is checked by the service"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "endpoints" {
  for_each = var.vpc_endpoints ? local.outward : toset([])

  security_group_id            = aws_security_group.of["endpoints"].id
  referenced_security_group_id = aws_security_group.of[each.key].id
  description                  = "from ${each.key}"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
}

resource "aws_vpc_endpoint" "interface" {
  for_each = var.vpc_endpoints ? toset(["ecr.api", "ecr.dkr", "logs", "ssm", "ssmmessages", "kms", "monitoring", "ecs"]) : toset([])

  vpc_id              = var.vpc_id
  service_name        = "com.amazonaws.${var.region}.${each.key}"
  vpc_endpoint_type   = "Interface"
  subnet_ids          = var.subnet_ids
  security_group_ids  = [aws_security_group.of["endpoints"].id]
  private_dns_enabled = true
}

output "ways" {
  description = "Who reaches whom, as from-to:port."
  value       = sort([for way in values(local.between) : "${way.from}-${way.to}:${way.port}"])
}

output "groups" {
  description = "Ids of the security groups, by name."
  value       = { for name, group in aws_security_group.of : name => group.id }
}
