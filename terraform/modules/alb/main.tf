# The dashboard's internal entry, and, where public subnets are given, one of its own for webhooks.
variable "name" { type = string }
variable "vpc_id" { type = string }
variable "private_subnet_ids" { type = list(string) }
variable "public_subnet_ids" { type = list(string) }
variable "security_group_id" { type = string }
variable "public_group_id" { type = string }
variable "certificate_arn" { type = string }
variable "webhook_certificate_arn" { type = string }
variable "protect" { type = bool }
variable "account" { type = string }

locals {
  public = length(var.public_subnet_ids) > 0
  tls    = var.certificate_arn != null
  policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"
}

resource "aws_s3_bucket" "access" {
  bucket        = "${var.name}-access-logs-${var.account}"
  force_destroy = !var.protect
}

resource "aws_s3_bucket_public_access_block" "access" {
  bucket                  = aws_s3_bucket.access.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_lifecycle_configuration" "access" {
  bucket = aws_s3_bucket.access.id

  rule {
    id     = "expire"
    status = "Enabled"
    filter {}

    expiration {
      days = 90
    }
  }
}

data "aws_iam_policy_document" "access" {
  statement {
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.access.arn}/*"]

    principals {
      type        = "Service"
      identifiers = ["logdelivery.elasticloadbalancing.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account]
    }
  }
}

resource "aws_s3_bucket_policy" "access" {
  bucket = aws_s3_bucket.access.id
  policy = data.aws_iam_policy_document.access.json
}

resource "aws_lb" "dashboard" {
  name                       = "${var.name}-alb"
  internal                   = true
  load_balancer_type         = "application"
  security_groups            = [var.security_group_id]
  subnets                    = var.private_subnet_ids
  drop_invalid_header_fields = true
  enable_deletion_protection = var.protect
  # Open pages keep a WebSocket; the dashboard pings every 20 s.
  idle_timeout = 300

  access_logs {
    bucket  = aws_s3_bucket.access.id
    prefix  = "dashboard"
    enabled = true
  }

  depends_on = [aws_s3_bucket_policy.access]
}

resource "aws_lb_target_group" "dashboard" {
  name                 = "${var.name}-dashboard-tg"
  vpc_id               = var.vpc_id
  port                 = 8080
  protocol             = "HTTP"
  target_type          = "ip"
  deregistration_delay = 15

  health_check {
    path                = "/health/ready"
    matcher             = "200"
    interval            = 10
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }
}

resource "aws_lb_listener" "plain" {
  load_balancer_arn = aws_lb.dashboard.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type             = local.tls ? "redirect" : "forward"
    target_group_arn = local.tls ? null : aws_lb_target_group.dashboard.arn

    dynamic "redirect" {
      for_each = local.tls ? [1] : []

      content {
        port        = "443"
        protocol    = "HTTPS"
        status_code = "HTTP_301"
      }
    }
  }
}

resource "aws_lb_listener" "tls" {
  count = local.tls ? 1 : 0

  load_balancer_arn = aws_lb.dashboard.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = local.policy
  certificate_arn   = var.certificate_arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.dashboard.arn
  }
}

resource "aws_lb" "webhook" {
  count = local.public ? 1 : 0

  name                       = "${var.name}-webhook"
  internal                   = false
  load_balancer_type         = "application"
  security_groups            = [var.public_group_id]
  subnets                    = var.public_subnet_ids
  drop_invalid_header_fields = true
  enable_deletion_protection = var.protect

  access_logs {
    bucket  = aws_s3_bucket.access.id
    prefix  = "webhook"
    enabled = true
  }

  depends_on = [aws_s3_bucket_policy.access]
}

resource "aws_lb_target_group" "webhook" {
  count = local.public ? 1 : 0

  name                 = "${var.name}-webhook-tg"
  vpc_id               = var.vpc_id
  port                 = 8080
  protocol             = "HTTP"
  target_type          = "ip"
  deregistration_delay = 15

  health_check {
    path              = "/health/ready"
    matcher           = "200"
    interval          = 10
    timeout           = 5
    healthy_threshold = 2
  }
}

# Nothing but hooks comes in from outside; all other paths are answered here.
resource "aws_lb_listener" "webhook" {
  count = local.public ? 1 : 0

  load_balancer_arn = aws_lb.webhook[0].arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = local.policy
  certificate_arn   = var.webhook_certificate_arn

  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      message_body = "nothing here"
      status_code  = "404"
    }
  }
}

resource "aws_lb_listener_rule" "webhook" {
  count = local.public ? 1 : 0

  listener_arn = aws_lb_listener.webhook[0].arn
  priority     = 1

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.webhook[0].arn
  }

  condition {
    path_pattern {
      values = ["/hooks/*"]
    }
  }

  condition {
    http_request_method {
      values = ["POST"]
    }
  }
}

output "dns_name" {
  value = aws_lb.dashboard.dns_name
}

output "webhook_dns_name" {
  value = one(aws_lb.webhook[*].dns_name)
}

# Known after the listeners, so that a service registers with a group that has one.
output "dashboard_target_group_arn" {
  value      = aws_lb_target_group.dashboard.arn
  depends_on = [aws_lb_listener.plain, aws_lb_listener.tls]
}

output "webhook_target_group_arn" {
  value      = one(aws_lb_target_group.webhook[*].arn)
  depends_on = [aws_lb_listener_rule.webhook]
}

output "suffix" {
  value = aws_lb.dashboard.arn_suffix
}

output "dashboard_target_group_suffix" {
  value = aws_lb_target_group.dashboard.arn_suffix
}
