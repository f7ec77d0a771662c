data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  prod       = var.environment == "prod"
  public     = length(var.public_subnet_ids) > 0
  account    = data.aws_caller_identity.current.account_id
  partition  = data.aws_partition.current.partition
  parameters = "arn:${local.partition}:ssm:${var.region}:${local.account}:parameter/${var.name}"
  registry   = coalesce(var.image_registry, "${local.account}.dkr.ecr.${var.region}.amazonaws.com")
  retention  = coalesce(var.log_retention_days, local.prod ? 90 : 14)
  tags       = { Service = var.name, Environment = var.environment, ManagedBy = "terraform" }

  dashboard_url = "${var.certificate_arn == null ? "http" : "https"}://${module.alb.dns_name}"
}

# One key for parameters, logs, volumes, images and shell sessions.
resource "aws_kms_key" "swarm" {
  description             = "${var.name} ${var.environment}"
  enable_key_rotation     = true
  deletion_window_in_days = local.prod ? 30 : 7
  policy                  = data.aws_iam_policy_document.key.json
}

resource "aws_kms_alias" "swarm" {
  name          = "alias/${var.name}-${var.environment}"
  target_key_id = aws_kms_key.swarm.key_id
}

data "aws_iam_policy_document" "key" {
  statement {
    sid       = "TheAccountDecides"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:${local.partition}:iam::${local.account}:root"]
    }
  }

  statement {
    sid       = "LogsOfTheSwarm"
    actions   = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["logs.${var.region}.amazonaws.com"]
    }

    condition {
      test     = "ArnLike"
      variable = "kms:EncryptionContext:aws:logs:arn"
      values   = ["arn:${local.partition}:logs:${var.region}:${local.account}:log-group:/ecs/${var.name}*"]
    }
  }
}

resource "aws_ecs_cluster" "swarm" {
  name = var.name

  setting {
    name  = "containerInsights"
    value = "enabled"
  }

  configuration {
    execute_command_configuration {
      kms_key_id = aws_kms_key.swarm.arn
      logging    = "OVERRIDE"

      log_configuration {
        cloud_watch_encryption_enabled = true
        cloud_watch_log_group_name     = module.observability.exec_log_group
      }
    }
  }

  lifecycle {
    precondition {
      condition     = !(local.prod && var.enable_exec)
      error_message = "enable_exec: no shells in prod; use logs, or a task of its own."
    }
    precondition {
      condition     = !(local.prod && var.certificate_arn == null)
      error_message = "certificate_arn: prod serves the dashboard over TLS only."
    }
    precondition {
      condition     = !local.public || var.webhook_certificate_arn != null
      error_message = "webhook_certificate_arn: a public entry speaks TLS only."
    }
    precondition {
      condition     = length(setsubtract(keys(var.services), keys(local.sizes))) == 0
      error_message = "services: knows ${join(", ", keys(local.sizes))}; not ${join(", ", setsubtract(keys(var.services), keys(local.sizes)))}."
    }
  }
}

resource "aws_ecs_cluster_capacity_providers" "swarm" {
  cluster_name       = aws_ecs_cluster.swarm.name
  capacity_providers = ["FARGATE", "FARGATE_SPOT"]
}

resource "aws_ecr_repository" "service" {
  for_each = local.sizes

  name                 = "${var.name}-${replace(each.key, "_", "-")}"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = var.environment == "dev"

  image_scanning_configuration {
    scan_on_push = true
  }

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.swarm.arn
  }
}

resource "aws_ecr_lifecycle_policy" "service" {
  for_each = aws_ecr_repository.service

  repository = each.value.name
  policy = jsonencode({ rules = [
    {
      rulePriority = 1
      description  = "untagged images go after a week"
      selection    = { tagStatus = "untagged", countType = "sinceImagePushed", countUnit = "days", countNumber = 7 }
      action       = { type = "expire" }
    },
    {
      rulePriority = 2
      description  = "the last thirty versions stay"
      selection    = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = 30 }
      action       = { type = "expire" }
    },
  ] })
}

module "network" {
  source = "./modules/network-rules"

  name          = var.name
  vpc_id        = var.vpc_id
  subnet_ids    = var.private_subnet_ids
  region        = var.region
  client_cidrs  = var.client_cidrs
  agents        = local.roles
  tls           = var.certificate_arn != null
  public        = local.public
  vpc_endpoints = var.vpc_endpoints
}

module "alb" {
  source = "./modules/alb"

  name                    = var.name
  vpc_id                  = var.vpc_id
  private_subnet_ids      = var.private_subnet_ids
  public_subnet_ids       = var.public_subnet_ids
  security_group_id       = module.network.groups["alb"]
  public_group_id         = module.network.groups["entry"]
  certificate_arn         = var.certificate_arn
  webhook_certificate_arn = var.webhook_certificate_arn
  protect                 = local.prod
  account                 = local.account
}

module "data" {
  source = "./modules/data"

  name                 = var.name
  mode                 = var.data_mode
  prod                 = local.prod
  vpc_id               = var.vpc_id
  subnet_ids           = var.private_subnet_ids
  groups               = module.network.groups
  kms_key_arn          = aws_kms_key.swarm.arn
  cluster_arn          = aws_ecs_cluster.swarm.arn
  architecture         = var.architecture
  images               = var.store_images
  parameters           = local.parameters
  log_group            = module.observability.log_group
  region               = var.region
  account              = local.account
  partition            = local.partition
  permissions_boundary = var.permissions_boundary
}

module "service" {
  source   = "./modules/service"
  for_each = local.services

  name                 = "${var.name}-${each.key}"
  prefix               = each.key
  cluster              = { arn = aws_ecs_cluster.swarm.arn, name = aws_ecs_cluster.swarm.name }
  image                = each.value.image
  repository_arn       = aws_ecr_repository.service[each.key].arn
  cpu                  = each.value.cpu
  memory               = each.value.memory
  architecture         = var.architecture
  min                  = each.value.min
  max                  = each.value.max
  spot                 = each.value.spot
  from_zero            = each.value.agent ? { role = each.key, environment = var.environment } : null
  environment          = local.environments[each.key]
  secrets              = local.secrets[each.key]
  parameters           = local.parameters
  kms_key_arn          = aws_kms_key.swarm.arn
  subnet_ids           = var.private_subnet_ids
  security_group_id    = module.network.groups[each.key]
  target_group_arn     = lookup({ dashboard = module.alb.dashboard_target_group_arn, webhook = module.alb.webhook_target_group_arn }, each.key, null)
  has_target           = each.key == "dashboard" || (each.key == "webhook" && local.public)
  log_group            = module.observability.log_group
  region               = var.region
  account              = local.account
  partition            = local.partition
  permissions_boundary = var.permissions_boundary
  enable_exec          = var.enable_exec
  publishes_metrics    = each.key == "scheduler"
  scales_others        = contains(["dashboard", "scheduler"], each.key)
}

module "observability" {
  source = "./modules/observability"

  name         = var.name
  environment  = var.environment
  region       = var.region
  kms_key_arn  = aws_kms_key.swarm.arn
  retention    = local.retention
  alarm_email  = var.alarm_email
  budget_usd   = var.monthly_budget_usd
  cluster_name = var.name
  steady       = [for service, size in local.services : "${var.name}-${service}" if size.min > 0]
  services     = [for service in keys(local.services) : "${var.name}-${service}"]
  alb_suffix   = module.alb.suffix
  target_group = module.alb.dashboard_target_group_suffix
}
