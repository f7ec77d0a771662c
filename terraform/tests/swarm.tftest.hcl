# Against a mocked provider: what is planned, and what is refused. No account, no network.
mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "111122223333" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:us-east-1:111122223333:key/0000" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111122223333:role/mock" }
  }
  mock_resource "aws_ecs_cluster" {
    defaults = { arn = "arn:aws:ecs:us-east-1:111122223333:cluster/auto-dev" }
  }
  mock_resource "aws_ecs_task_definition" {
    defaults = { arn = "arn:aws:ecs:us-east-1:111122223333:task-definition/mock:1" }
  }
  mock_resource "aws_ecr_repository" {
    defaults = { arn = "arn:aws:ecr:us-east-1:111122223333:repository/mock" }
  }
  mock_resource "aws_lb" {
    defaults = { arn = "arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/mock/1", dns_name = "internal-mock.example" }
  }
  mock_resource "aws_lb_target_group" {
    defaults = { arn = "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/mock/1" }
  }
  mock_resource "aws_lb_listener" {
    defaults = { arn = "arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/mock/1/1" }
  }
  mock_resource "aws_s3_bucket" {
    defaults = { arn = "arn:aws:s3:::mock" }
  }
  mock_resource "aws_efs_file_system" {
    defaults = { arn = "arn:aws:elasticfilesystem:us-east-1:111122223333:file-system/fs-1" }
  }
  mock_resource "aws_efs_access_point" {
    defaults = { arn = "arn:aws:elasticfilesystem:us-east-1:111122223333:access-point/fsap-1" }
  }
  mock_resource "aws_service_discovery_service" {
    defaults = { arn = "arn:aws:servicediscovery:us-east-1:111122223333:service/srv-1" }
  }
  mock_resource "aws_sns_topic" {
    defaults = { arn = "arn:aws:sns:us-east-1:111122223333:mock" }
  }
  mock_resource "aws_appautoscaling_policy" {
    defaults = { arn = "arn:aws:autoscaling:us-east-1:111122223333:scalingPolicy:mock" }
  }
  mock_resource "aws_db_instance" {
    defaults = { address = "postgres.example", master_user_secret = [{ secret_arn = "arn:aws:secretsmanager:us-east-1:111122223333:secret:rds-mock" }] }
  }
  mock_resource "aws_elasticache_replication_group" {
    defaults = { primary_endpoint_address = "redis.example" }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
  }
}

variables {
  environment        = "dev"
  image_tag          = "1.0.0"
  vpc_id             = "vpc-0123abcd"
  private_subnet_ids = ["subnet-a", "subnet-b"]
  client_cidrs       = ["10.0.0.0/8"]
}

run "the_swarm_as_the_guide_names_it" {
  assert {
    condition = toset(output.ecs_service_names) == toset([
      "auto-dev-pm", "auto-dev-architect", "auto-dev-builder", "auto-dev-reviewer", "auto-dev-tester", "auto-dev-security",
    "auto-dev-devops", "auto-dev-bug_finder", "auto-dev-dashboard", "auto-dev-scheduler", "auto-dev-webhook"])
    error_message = "eleven services of ours, named as in the guide"
  }
  assert {
    condition     = output.ecs_cluster_name == "auto-dev" && output.cloudwatch_log_group == "/ecs/auto-dev" && output.parameter_prefix == "/auto-dev"
    error_message = "cluster, log group and parameters are named as in the guide"
  }
  assert {
    condition     = startswith(output.dashboard_url, "http://") && output.webhook_dns_name == null
    error_message = "no certificate: http inside the VPC; no public subnets: no public entry"
  }
}

run "nothing_is_public_and_nothing_moves" {
  command = plan

  assert {
    condition     = alltrue([for repository in aws_ecr_repository.service : repository.image_tag_mutability == "IMMUTABLE"])
    error_message = "a tag is never moved"
  }
  assert {
    condition     = aws_kms_key.swarm.enable_key_rotation
    error_message = "the key rotates"
  }
}

run "a_service_is_read_only_unprivileged_and_rolls_back" {
  module {
    source = "./modules/service"
  }

  variables {
    name                 = "auto-dev-pm"
    prefix               = "pm"
    cluster              = { arn = "arn:aws:ecs:us-east-1:111122223333:cluster/auto-dev", name = "auto-dev" }
    image                = "registry.example/auto-dev-pm:1.0.0"
    repository_arn       = "arn:aws:ecr:us-east-1:111122223333:repository/auto-dev-pm"
    cpu                  = 1024
    memory               = 2048
    architecture         = "X86_64"
    min                  = 0
    max                  = 2
    spot                 = false
    from_zero            = { role = "pm", environment = "dev" }
    environment          = { SWARM_DATA = "/data" }
    secrets              = { ANTHROPIC_API_KEY = "arn:aws:ssm:us-east-1:111122223333:parameter/auto-dev/anthropic/api_key" }
    parameters           = "arn:aws:ssm:us-east-1:111122223333:parameter/auto-dev"
    kms_key_arn          = "arn:aws:kms:us-east-1:111122223333:key/0000"
    subnet_ids           = ["subnet-a", "subnet-b"]
    security_group_id    = "sg-1"
    target_group_arn     = null
    has_target           = false
    log_group            = "/ecs/auto-dev"
    region               = "us-east-1"
    account              = "111122223333"
    partition            = "aws"
    permissions_boundary = null
    enable_exec          = false
    publishes_metrics    = false
    scales_others        = false
  }

  assert {
    condition     = aws_ecs_service.this.deployment_circuit_breaker[0].enable && aws_ecs_service.this.deployment_circuit_breaker[0].rollback
    error_message = "a deployment that does not come up is rolled back"
  }
  assert {
    condition     = !aws_ecs_service.this.network_configuration[0].assign_public_ip
    error_message = "no public address"
  }
  assert {
    condition = alltrue([for container in jsondecode(output.container) :
    container.readonlyRootFilesystem && container.user == "1001" && container.stopTimeout == 120 && container.linuxParameters.initProcessEnabled])
    error_message = "read-only root, not root, a long drain, an init process"
  }
  assert {
    condition = alltrue(flatten([for container in jsondecode(output.container) : [for variable in container.environment :
    !can(regex("(?i)(key|secret|token|password)$", variable.name))]]))
    error_message = "no secret in the plain environment"
  }
  assert {
    condition     = aws_appautoscaling_target.this.min_capacity == 0 && aws_appautoscaling_policy.in[0].step_scaling_policy_configuration[0].adjustment_type == "ExactCapacity"
    error_message = "an agent goes back to zero"
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.idle[0].evaluation_periods >= 10 && length(aws_cloudwatch_metric_alarm.idle[0].metric_query) == 3
    error_message = "idle counts what is in flight, for ten minutes"
  }
}

run "managed_stores_by_a_switch" {
  variables {
    data_mode = "managed"
  }

  assert {
    condition     = length(module.data.services) == 1 && module.data.services[0] == "auto-dev-qdrant" && startswith(module.data.redis_url, "rediss://")
    error_message = "RDS and ElastiCache over TLS instead of containers"
  }
  assert {
    condition     = endswith(module.data.postgres_password_arn, ":password::")
    error_message = "the password stays in the secret that RDS keeps"
  }
}

run "a_public_entry_for_webhooks_only" {
  variables {
    public_subnet_ids       = ["subnet-c", "subnet-d"]
    webhook_certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/1"
  }

  assert {
    condition     = output.webhook_dns_name != null && output.webhook_dns_name != ""
    error_message = "the webhook has an entry of its own"
  }
  assert {
    condition     = contains(module.network.ways, "entry-webhook:8080") && !contains(module.network.ways, "entry-dashboard:8080")
    error_message = "the public entry leads to the webhook, never to the dashboard"
  }
  assert {
    condition     = local.services["webhook"].min == 1
    error_message = "behind an entry a webhook service runs"
  }
  assert {
    condition = alltrue([for secret in jsondecode(module.service["webhook"].container)[0].secrets :
    secret.name != "QUARKUS_DATASOURCE_PASSWORD" || endswith(secret.valueFrom, ":parameter/auto-dev/webhook/postgres/password")])
    error_message = "the webhook logs in to the database with a password of its own"
  }
  assert {
    condition = anytrue([for secret in jsondecode(module.service["dashboard"].container)[0].secrets :
    secret.name == "SWARM_WEBHOOK_ROLE_PASSWORD" && endswith(secret.valueFrom, ":parameter/auto-dev/webhook/postgres/password")])
    error_message = "the dashboard makes the webhook's role with that password"
  }
}

run "the_webhook_adds_lines_to_one_table_and_reaches_nothing_else" {
  assert {
    condition = contains(jsondecode(module.service["webhook"].container)[0].environment,
    { name = "QUARKUS_DATASOURCE_USERNAME", value = "webhook" })
    error_message = "the webhook comes into the database as a role that only inserts"
  }
  assert {
    condition = !anytrue([for variable in jsondecode(module.service["webhook"].container)[0].environment :
    can(regex("REDIS|JDBC", variable.name))])
    error_message = "the webhook needs neither Redis nor what migrates the tables"
  }
  assert {
    condition     = [for way in module.network.ways : way if startswith(way, "webhook-")] == ["webhook-postgres:5432"]
    error_message = "of the stores the webhook reaches PostgreSQL only"
  }
  assert {
    condition     = local.services["webhook"].min == 0 && local.services["webhook"].max == 0
    error_message = "without an entry from outside no webhook service runs"
  }
  assert {
    condition = !anytrue([for secret in jsondecode(module.service["dashboard"].container)[0].secrets :
    secret.name == "SWARM_WEBHOOK_ROLE_PASSWORD"])
    error_message = "without an entry nobody has to put the webhook's password"
  }
}

run "sources_that_tell_something_are_named" {
  variables {
    public_subnet_ids       = ["subnet-c", "subnet-d"]
    webhook_certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/1"
    webhook_secrets         = { SWARM_WEBHOOKS_GITHUB_SECRET = "github-webhook-secret" }
  }

  assert {
    condition     = toset([for secret in jsondecode(module.service["webhook"].container)[0].secrets : secret.name]) == toset(["QUARKUS_DATASOURCE_PASSWORD", "SWARM_WEBHOOKS_GITHUB_SECRET"])
    error_message = "the webhook is given the secrets of the sources that were named, and no other"
  }
}

run "latest_is_refused" {
  command = plan
  variables {
    image_tag = "latest"
  }
  expect_failures = [var.image_tag]
}

run "one_subnet_is_refused" {
  command = plan
  variables {
    private_subnet_ids = ["subnet-a"]
  }
  expect_failures = [var.private_subnet_ids]
}

run "the_world_is_no_client" {
  command = plan
  variables {
    client_cidrs = ["0.0.0.0/0"]
  }
  expect_failures = [var.client_cidrs]
}

run "prod_speaks_tls" {
  command = plan
  variables {
    environment = "prod"
  }
  expect_failures = [aws_ecs_cluster.swarm]
}

run "an_unknown_service_is_refused" {
  command = plan
  variables {
    services = { bulider = { max = 3 } }
  }
  expect_failures = [aws_ecs_cluster.swarm]
}
