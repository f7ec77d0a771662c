locals {
  roles = toset(["pm", "architect", "builder", "reviewer", "tester", "security", "devops", "bug_finder"])

  # What every service of ours is unless `var.services` says otherwise. An agent scales from zero.
  sizes = merge(
    { for role in local.roles : role => { cpu = 1024, memory = 2048, min = 0, max = 2, spot = false } },
    {
      builder   = { cpu = 2048, memory = 4096, min = 0, max = 4, spot = false }
      tester    = { cpu = 2048, memory = 4096, min = 0, max = 4, spot = true }
      security  = { cpu = 1024, memory = 2048, min = 0, max = 2, spot = true }
      dashboard = { cpu = 1024, memory = 2048, min = 1, max = 2, spot = false }
      scheduler = { cpu = 256, memory = 512, min = 1, max = 2, spot = false }
      # Without an entry from outside there is nothing for it to do.
      webhook = { cpu = 256, memory = 512, min = local.public ? 1 : 0, max = local.public ? 2 : 0, spot = false }
    },
  )

  services = { for service, size in local.sizes : service => {
    cpu    = try(coalesce(var.services[service].cpu, size.cpu), size.cpu)
    memory = try(coalesce(var.services[service].memory, size.memory), size.memory)
    min    = try(coalesce(var.services[service].min, size.min), size.min)
    max    = try(coalesce(var.services[service].max, size.max), size.max)
    spot   = try(coalesce(var.services[service].spot, size.spot), size.spot)
    agent  = contains(local.roles, service)
    image  = "${local.registry}/${var.name}-${replace(service, "_", "-")}:${var.image_tag}"
  } }

  # Environment without secrets, by what a service is.
  redis_environment = { QUARKUS_REDIS_HOSTS = module.data.redis_url, SWARM_DATA = "/data" }
  database_url      = "postgresql://${module.data.postgres_address}:5432/autodev"
  database_environment = {
    QUARKUS_DATASOURCE_REACTIVE_URL = local.database_url
    QUARKUS_DATASOURCE_JDBC_URL     = "jdbc:${local.database_url}"
    QUARKUS_DATASOURCE_USERNAME     = "autodev"
  }
  door_environment = { QUARKUS_HTTP_HOST = "0.0.0.0", QUARKUS_HTTP_PORT = "8080" }
  # What is put below /<name>/<service> comes before the secrets that a task is started with, and a new value holds without a restart.
  own_parameters = { for service in keys(local.sizes) : service => { AWS_REGION = var.region, SWARM_AWS_PARAMETERS = "/${var.name}/${service}" } }

  environments = merge(
    { for role in local.roles : role => merge(local.redis_environment, local.own_parameters[role], { QUARKUS_HTTP_PORT = "8080" }) },
    {
      dashboard = merge(local.redis_environment, local.database_environment, local.door_environment, local.own_parameters["dashboard"], {
        SWARM_ACCESS_MODE = "login"
        SWARM_ACCESS_URL  = local.dashboard_url
      })
      scheduler = merge(local.redis_environment, local.database_environment, local.own_parameters["scheduler"], {
        SWARM_AWS_METRICS_ENVIRONMENT = var.environment
      })
      # Its own role, which the dashboard makes; no way to Redis.
      webhook = merge(local.door_environment, local.own_parameters["webhook"], {
        QUARKUS_DATASOURCE_REACTIVE_URL = local.database_url
        QUARKUS_DATASOURCE_USERNAME     = "webhook"
        SWARM_DATA                      = "/data"
      })
    },
  )

  # Secrets by the name of their variable: the parameter below /<name>, or the ARN that RDS keeps.
  database_secret  = { QUARKUS_DATASOURCE_PASSWORD = module.data.postgres_password_arn }
  webhook_password = "${local.parameters}/webhook/postgres/password"
  secrets = merge(
    { for role in local.roles : role => { for variable, parameter in var.provider_keys : variable => "${local.parameters}/${parameter}" } },
    {
      dashboard = merge(local.database_secret, { SWARM_ACCESS_SETUP_TOKEN = "${local.parameters}/dashboard/setup_token" },
      local.public ? { SWARM_WEBHOOK_ROLE_PASSWORD = local.webhook_password } : {})
      scheduler = local.database_secret
      webhook = merge({ QUARKUS_DATASOURCE_PASSWORD = local.webhook_password },
      { for variable, parameter in var.webhook_secrets : variable => "${local.parameters}/${parameter}" })
    },
  )
}
