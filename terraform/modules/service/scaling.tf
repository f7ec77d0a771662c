locals {
  scales     = var.from_zero != null
  dimensions = local.scales ? { Role = var.from_zero.role, Environment = var.from_zero.environment } : {}
}

# max = 0 is the switch that keeps a service down.
resource "aws_appautoscaling_target" "this" {
  service_namespace  = "ecs"
  resource_id        = "service/${var.cluster.name}/${aws_ecs_service.this.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.min
  max_capacity       = var.max
}

# A step, not a target per task: a per-task figure cannot leave zero.
resource "aws_appautoscaling_policy" "out" {
  count = local.scales ? 1 : 0

  name               = "${var.name}-out"
  policy_type        = "StepScaling"
  service_namespace  = aws_appautoscaling_target.this.service_namespace
  resource_id        = aws_appautoscaling_target.this.resource_id
  scalable_dimension = aws_appautoscaling_target.this.scalable_dimension

  step_scaling_policy_configuration {
    adjustment_type = "ChangeInCapacity"
    cooldown        = 120

    step_adjustment {
      metric_interval_lower_bound = 0
      scaling_adjustment          = 1
    }
  }
}

resource "aws_appautoscaling_policy" "in" {
  count = local.scales ? 1 : 0

  name               = "${var.name}-in"
  policy_type        = "StepScaling"
  service_namespace  = aws_appautoscaling_target.this.service_namespace
  resource_id        = aws_appautoscaling_target.this.resource_id
  scalable_dimension = aws_appautoscaling_target.this.scalable_dimension

  step_scaling_policy_configuration {
    adjustment_type = "ExactCapacity"
    cooldown        = 300

    step_adjustment {
      metric_interval_upper_bound = 0
      scaling_adjustment          = var.min
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "work_waits" {
  count = local.scales ? 1 : 0

  alarm_name          = "${var.name}-work-waits"
  alarm_description   = "Work waits for this role: one more agent."
  namespace           = "AutoDev"
  metric_name         = "PendingTasks"
  dimensions          = local.dimensions
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_appautoscaling_policy.out[0].arn]
}

# Waiting and in flight: an agent that works is not idle, whatever waits.
resource "aws_cloudwatch_metric_alarm" "idle" {
  count = local.scales ? 1 : 0

  alarm_name          = "${var.name}-idle"
  alarm_description   = "Nothing waits and nothing runs for ten minutes: no agent."
  evaluation_periods  = 10
  threshold           = 0
  comparison_operator = "LessThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_appautoscaling_policy.in[0].arn]

  metric_query {
    id          = "open"
    expression  = "pending + busy"
    label       = "waiting and in flight"
    return_data = true
  }

  metric_query {
    id = "pending"

    metric {
      namespace   = "AutoDev"
      metric_name = "PendingTasks"
      dimensions  = local.dimensions
      stat        = "Maximum"
      period      = 60
    }
  }

  metric_query {
    id = "busy"

    metric {
      namespace   = "AutoDev"
      metric_name = "InFlightTasks"
      dimensions  = local.dimensions
      stat        = "Maximum"
      period      = 60
    }
  }
}

resource "aws_appautoscaling_policy" "cpu" {
  count = !local.scales && var.max > var.min ? 1 : 0

  name               = "${var.name}-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.this.service_namespace
  resource_id        = aws_appautoscaling_target.this.resource_id
  scalable_dimension = aws_appautoscaling_target.this.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}
