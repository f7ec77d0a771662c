locals {
  cluster_services = "arn:${var.partition}:ecs:${var.region}:${var.account}:service/${var.cluster.name}/*"
  secret_arns      = sort(distinct([for arn in values(var.secrets) : arn if can(regex(":secretsmanager:", arn))]))
  parameter_arns   = sort(distinct([for arn in values(var.secrets) : arn if can(regex(":ssm:", arn))]))
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = ["arn:${var.partition}:ecs:${var.region}:${var.account}:*"]
    }
  }
}

# Who starts the task: pulls its one image, writes its logs, reads the secrets it is given.
resource "aws_iam_role" "execution" {
  name                 = "${var.name}-execution"
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  permissions_boundary = var.permissions_boundary
}

resource "aws_iam_role_policy" "execution" {
  name   = "start"
  role   = aws_iam_role.execution.id
  policy = data.aws_iam_policy_document.execution.json
}

data "aws_iam_policy_document" "execution" {
  statement {
    sid       = "Login"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }

  statement {
    sid       = "Image"
    actions   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    resources = [var.repository_arn]
  }

  statement {
    sid       = "Logs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["arn:${var.partition}:logs:${var.region}:${var.account}:log-group:${var.log_group}:log-stream:${var.prefix}/*"]
  }

  dynamic "statement" {
    for_each = length(local.parameter_arns) > 0 ? [1] : []

    content {
      sid       = "Parameters"
      actions   = ["ssm:GetParameters"]
      resources = local.parameter_arns
    }
  }

  dynamic "statement" {
    for_each = length(local.secret_arns) > 0 ? [1] : []

    content {
      sid       = "ManagedPassword"
      actions   = ["secretsmanager:GetSecretValue"]
      resources = [for arn in local.secret_arns : regex("^[^:]+:[^:]+:[^:]+:[^:]+:[^:]+:[^:]+:[^:]+", arn)]
    }
  }

  statement {
    sid       = "Decrypt"
    actions   = ["kms:Decrypt"]
    resources = [var.kms_key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["ssm.${var.region}.amazonaws.com", "secretsmanager.${var.region}.amazonaws.com"]
    }
  }
}

# What the service itself may: its own parameters, and what its one job asks for.
resource "aws_iam_role" "task" {
  name                 = "${var.name}-task"
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  permissions_boundary = var.permissions_boundary
}

resource "aws_iam_role_policy" "task" {
  name   = "work"
  role   = aws_iam_role.task.id
  policy = data.aws_iam_policy_document.task.json
}

data "aws_iam_policy_document" "task" {
  # GetParametersByPath is asked for the path itself, the others for what is below it.
  statement {
    sid       = "OwnParameters"
    actions   = ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"]
    resources = ["${var.parameters}/${var.prefix}", "${var.parameters}/${var.prefix}/*"]
  }

  statement {
    sid       = "Decrypt"
    actions   = ["kms:Decrypt"]
    resources = [var.kms_key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["ssm.${var.region}.amazonaws.com"]
    }
  }

  dynamic "statement" {
    for_each = var.from_zero != null ? [1] : []

    content {
      sid       = "ProtectWhileBusy"
      actions   = ["ecs:GetTaskProtection", "ecs:UpdateTaskProtection"]
      resources = ["arn:${var.partition}:ecs:${var.region}:${var.account}:task/${var.cluster.name}/*"]
    }
  }

  dynamic "statement" {
    for_each = var.publishes_metrics ? [1] : []

    content {
      sid       = "Metrics"
      actions   = ["cloudwatch:PutMetricData"]
      resources = ["*"]

      condition {
        test     = "StringEquals"
        variable = "cloudwatch:namespace"
        values   = ["AutoDev"]
      }
    }
  }

  dynamic "statement" {
    for_each = var.scales_others ? [1] : []

    content {
      sid       = "Services"
      actions   = ["ecs:DescribeServices", "ecs:UpdateService"]
      resources = [local.cluster_services]
    }
  }

  dynamic "statement" {
    for_each = var.enable_exec ? [1] : []

    content {
      sid       = "Exec"
      actions   = ["ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"]
      resources = ["*"]
    }
  }
}
