package dev.autodev.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;

/** Where AWS is asked and as whom; no record, so that nothing prints credentials by accident. */
public final class AwsAccess {
  private static final Duration ONE_TRY = Duration.ofSeconds(10);
  private static final Duration ALL_TRIES = Duration.ofSeconds(30);

  private final Region region;
  private final AwsCredentialsProvider credentials;
  private final Optional<URI> endpoint;

  private AwsAccess(Region region, AwsCredentialsProvider credentials, Optional<URI> endpoint) {
    this.region = region;
    this.credentials = credentials;
    this.endpoint = endpoint;
  }

  /**
   * As the variables of that environment say, else the files in {@code ~/.aws} and the machine's
   * role.
   *
   * @param region comes before the environment's
   * @throws CloudException.NotConfigured where no region is known
   */
  public static AwsAccess of(
      Map<String, String> environment, Optional<String> region, Optional<URI> endpoint) {
    return new AwsAccess(
        region(environment, region),
        credentials(environment),
        endpoint.or(() -> said(environment, "AWS_ENDPOINT_URL").map(URI::create)));
  }

  private static Region region(Map<String, String> environment, Optional<String> given) {
    return given
        .or(() -> said(environment, "AWS_REGION"))
        .or(() -> said(environment, "AWS_DEFAULT_REGION"))
        .map(Region::of)
        .or(AwsAccess::ofProfile)
        .orElseThrow(
            () ->
                new CloudException.NotConfigured(
                    "no AWS region: set AWS_REGION, such as AWS_REGION=us-east-1, or one in"
                        + " ~/.aws/config"));
  }

  private static Optional<Region> ofProfile() {
    try {
      return Optional.ofNullable(new AwsProfileRegionProvider().getRegion());
    } catch (RuntimeException e) { // it throws where there is no file
      return Optional.empty();
    }
  }

  private static AwsCredentialsProvider credentials(Map<String, String> environment) {
    Optional<String> id = said(environment, "AWS_ACCESS_KEY_ID");
    Optional<String> key = said(environment, "AWS_SECRET_ACCESS_KEY");
    if (id.isEmpty() || key.isEmpty()) {
      return DefaultCredentialsProvider.builder().build();
    }
    return StaticCredentialsProvider.create(
        said(environment, "AWS_SESSION_TOKEN")
            .<software.amazon.awssdk.auth.credentials.AwsCredentials>map(
                token -> AwsSessionCredentials.create(id.get(), key.get(), token))
            .orElseGet(() -> AwsBasicCredentials.create(id.get(), key.get())));
  }

  private static Optional<String> said(Map<String, String> environment, String variable) {
    return Stream.ofNullable(environment.get(variable))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /** The region's name. */
  public String region() {
    return region.id();
  }

  /** A client that blocks, over the JDK's own HTTP; close it when done. */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
    return client(builder, region);
  }

  /** Of a service that is in one region only, whichever the rest is in. */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, Region where) {
    endpoint.ifPresent(builder::endpointOverride);
    return builder
        .region(where)
        .credentialsProvider(credentials)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(
            client -> client.apiCallAttemptTimeout(ONE_TRY).apiCallTimeout(ALL_TRIES))
        .build();
  }
}
