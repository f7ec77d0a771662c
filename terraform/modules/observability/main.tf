variable "name" { type = string }
variable "environment" { type = string }
variable "region" { type = string }
variable "kms_key_arn" { type = string }
variable "retention" { type = number }
variable "alarm_email" { type = string }
variable "budget_usd" { type = number }
variable "cluster_name" { type = string }

variable "steady" {
  description = "Services that always run."
  type        = list(string)
}

variable "services" {
  description = "All services of ours."
  type        = list(string)
}

variable "alb_suffix" { type = string }
variable "target_group" { type = string }

locals {
  # Figures that the scheduler publishes each minute: threshold and what it means.
  swarm = {
    DeadLetters     = { threshold = 1, means = "something that could not be read waits for a person (claude-swarm dead)" }
    ParkedTasks     = { threshold = 1, means = "a task is parked with its reason (claude-tasks list --status parked)" }
    OldestPending   = { threshold = 3600, means = "the oldest task has waited an hour" }
    OldestApproval  = { threshold = 86400, means = "an approval has waited a day" }
    BudgetsBreached = { threshold = 1, means = "a budget stops work until a person extends it" }
  }
  log_counts = {
    Errors        = "ERROR"
    BudgetReached = "\"budget\" \"reached\""
  }
}

resource "aws_cloudwatch_log_group" "swarm" {
  name              = "/ecs/${var.name}"
  retention_in_days = var.retention
  kms_key_id        = var.kms_key_arn
}

resource "aws_cloudwatch_log_group" "exec" {
  name              = "/ecs/${var.name}/exec"
  retention_in_days = var.retention
  kms_key_id        = var.kms_key_arn
}

resource "aws_cloudwatch_log_metric_filter" "count" {
  for_each = local.log_counts

  name           = "${var.name}-${each.key}"
  log_group_name = aws_cloudwatch_log_group.swarm.name
  pattern        = each.value

  metric_transformation {
    namespace     = "AutoDev/Logs"
    name          = each.key
    value         = "1"
    default_value = "0"
  }
}

resource "aws_cloudwatch_query_definition" "errors" {
  name            = "${var.name}/errors by service"
  log_group_names = [aws_cloudwatch_log_group.swarm.name]
  query_string    = "fields @timestamp, @logStream, @message | filter @message like /ERROR/ | parse @logStream '*/*' as service, rest | stats count() by service, bin(1h)"
}

resource "aws_sns_topic" "alarms" {
  name              = "${var.name}-alarms"
  kms_master_key_id = "alias/aws/sns"
}

resource "aws_sns_topic_subscription" "email" {
  count = var.alarm_email == null ? 0 : 1

  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = var.alarm_email
}

resource "aws_cloudwatch_metric_alarm" "not_running" {
  for_each = toset(var.steady)

  alarm_name          = "${each.key}-not-running"
  alarm_description   = "Fewer tasks run than are asked for: claude-swarm cloud status"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 5
  treat_missing_data  = "breaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]

  metric_query {
    id          = "missing"
    expression  = "desired - running"
    label       = "missing tasks"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { desired = "DesiredTaskCount", running = "RunningTaskCount" }

    content {
      id = metric_query.key

      metric {
        namespace   = "ECS/ContainerInsights"
        metric_name = metric_query.value
        dimensions  = { ClusterName = var.cluster_name, ServiceName = each.key }
        stat        = "Average"
        period      = 60
      }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "memory" {
  for_each = toset(var.services)

  alarm_name          = "${each.key}-memory"
  alarm_description   = "More than 90 % of the memory is in use: a larger size in var.services"
  namespace           = "AWS/ECS"
  metric_name         = "MemoryUtilization"
  dimensions          = { ClusterName = var.cluster_name, ServiceName = each.key }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 10
  threshold           = 90
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "swarm" {
  for_each = local.swarm

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.means
  namespace           = "AutoDev"
  metric_name         = each.key
  dimensions          = { Environment = var.environment }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 5
  threshold           = each.value.threshold
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}

# Without figures nothing scales: silence is an alarm of its own.
resource "aws_cloudwatch_metric_alarm" "silent" {
  alarm_name          = "${var.name}-no-figures"
  alarm_description   = "The scheduler publishes no figures, so agents do not scale"
  namespace           = "AutoDev"
  metric_name         = "PendingTasks"
  dimensions          = { Environment = var.environment, Role = "pm" }
  statistic           = "SampleCount"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "LessThanThreshold"
  treat_missing_data  = "breaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "unhealthy" {
  alarm_name          = "${var.name}-dashboard-unhealthy"
  alarm_description   = "The load balancer finds a dashboard that is not ready"
  namespace           = "AWS/ApplicationELB"
  metric_name         = "UnHealthyHostCount"
  dimensions          = { LoadBalancer = var.alb_suffix, TargetGroup = var.target_group }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 3
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "failing" {
  alarm_name          = "${var.name}-dashboard-5xx"
  alarm_description   = "The dashboard answers 5xx"
  namespace           = "AWS/ApplicationELB"
  metric_name         = "HTTPCode_Target_5XX_Count"
  dimensions          = { LoadBalancer = var.alb_suffix }
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 10
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_dashboard" "swarm" {
  dashboard_name = "${var.name}-${var.environment}"
  dashboard_body = jsonencode({ widgets = [
    { type = "metric", x = 0, y = 0, width = 12, height = 6, properties = {
      title = "waiting by role", region = var.region, view = "timeSeries", stat = "Maximum", period = 60
    metrics = [[{ expression = "SEARCH('{AutoDev,Environment,Role} MetricName=\"PendingTasks\"', 'Maximum', 60)" }]] } },
    { type = "metric", x = 12, y = 0, width = 12, height = 6, properties = {
      title = "memory", region = var.region, view = "timeSeries", stat = "Maximum", period = 60
    metrics = [for service in var.services : ["AWS/ECS", "MemoryUtilization", "ClusterName", var.cluster_name, "ServiceName", service]] } },
    { type = "alarm", x = 0, y = 6, width = 24, height = 4, properties = {
      title = "alarms"
    alarms = concat([aws_cloudwatch_metric_alarm.silent.arn, aws_cloudwatch_metric_alarm.unhealthy.arn], [for alarm in aws_cloudwatch_metric_alarm.swarm : alarm.arn]) } },
  ] })
}

resource "aws_budgets_budget" "month" {
  count = var.budget_usd > 0 ? 1 : 0

  name         = "${var.name}-${var.environment}"
  budget_type  = "COST"
  limit_amount = tostring(var.budget_usd)
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  dynamic "notification" {
    for_each = var.alarm_email == null ? {} : { ACTUAL = 80, FORECASTED = 100 }

    content {
      comparison_operator        = "GREATER_THAN"
      threshold                  = notification.value
      threshold_type             = "PERCENTAGE"
      notification_type          = notification.key
      subscriber_email_addresses = [var.alarm_email]
    }
  }
}

output "log_group" {
  value = aws_cloudwatch_log_group.swarm.name
}

output "exec_log_group" {
  value = aws_cloudwatch_log_group.exec.name
}

output "topic_arn" {
  value = aws_sns_topic.alarms.arn
}
