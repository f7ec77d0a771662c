package dev.autodev.aws;

import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Says in our words why AWS did not do what it was asked. */
public final class Asked {
  private static final Set<String> NOT_KNOWN =
      Set.of(
          "ExpiredToken",
          "ExpiredTokenException",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "IncompleteSignature",
          "MissingAuthenticationToken",
          "SignatureDoesNotMatch",
          "UnrecognizedClientException");

  private Asked() {}

  /**
   * The answer to one call.
   *
   * @param what is done, such as {@code reading /auto-dev}
   * @param right the action that allows it, such as {@code ssm:GetParameter on it}
   * @throws CloudException for all that the client throws
   */
  public static <T> T of(String what, String right, Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsServiceException e) {
      throw refused(what, right, e);
    } catch (SdkClientException e) {
      throw unreached(what, e);
    }
  }

  private static CloudException refused(String what, String right, AwsServiceException e) {
    String code =
        e.awsErrorDetails() == null ? "" : String.valueOf(e.awsErrorDetails().errorCode());
    String words =
        e.awsErrorDetails() == null
            ? String.valueOf(e.getMessage())
            : String.valueOf(e.awsErrorDetails().errorMessage());
    if (NOT_KNOWN.contains(code)) {
      return new CloudException.NotConfigured(
          "%s: AWS does not accept these credentials (%s: %s); log in again, or set other ones"
              .formatted(what, code, words));
    }
    if (code.startsWith("AccessDenied") || e.statusCode() == 403) {
      return new CloudException.Denied(
          "%s is denied: %s; allow whoever asks %s".formatted(what, words, right), e);
    }
    return new CloudException.Failed("%s failed: %s (%s)".formatted(what, words, code), e);
  }

  private static CloudException unreached(String what, SdkClientException e) {
    String words = String.valueOf(e.getMessage());
    if (words.contains("Unable to load credentials")) {
      return new CloudException.NotConfigured(
          "%s: no AWS credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE to a profile of ~/.aws that has keys (of one with SSO or a role: aws configure export-credentials --format env); on ECS give the task a role"
              .formatted(what));
    }
    return new CloudException.Failed(
        "%s: AWS does not answer (%s); look at the network and the region, then try again"
            .formatted(what, words),
        e);
  }
}
