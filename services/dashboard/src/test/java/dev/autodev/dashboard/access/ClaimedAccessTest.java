package dev.autodev.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autodev.control.Access;
import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.OutsideAccount;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimedAccessTest {
  private static final Map<String, String> ROLES =
      Map.of(
          "swarm.access.oidc.roles.viewer", "guests",
          "swarm.access.oidc.roles.admin", "swarm admins,chiefs");

  static OidcAccess config(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(ROLES);
    all.putAll(more);
    return new SmallRyeConfigBuilder()
        .withMapping(OidcAccess.class)
        .withDefaultValues(all)
        .build()
        .getConfigMapping(OidcAccess.class);
  }

  private static OutsideAccount of(String claims, Map<String, String> more) throws Exception {
    return new ClaimedAccess(config(more)).of(new ObjectMapper().readTree(claims));
  }

  @Test
  void theHighestOfSeveralRolesCounts() throws Exception {
    assertThat(
            of(
                """
                {"iss": "https://p", "sub": "1", "preferred_username": "Ada", "groups": ["guests", "x", "chiefs"]}""",
                Map.of()))
        .isEqualTo(new OutsideAccount("https://p", "1", "ada", Access.ADMIN));
  }

  @Test
  void rolesMayStandWithinAClaimInWordsOrUnderANameWithSlashes() throws Exception {
    assertThat(
            of(
                    """
                    {"iss": "p", "sub": "1", "email": "a@x.org", "realm_access": {"roles": ["guests"]}}""",
                    Map.of(
                        "swarm.access.oidc.roles-claim", "realm_access/roles",
                        "swarm.access.oidc.name-claim", "email"))
                .access())
        .isEqualTo(Access.VIEWER);
    assertThat(
            of(
                    """
                    {"iss": "p", "sub": "1", "preferred_username": "a", "https://x/roles": "guests, others"}""",
                    Map.of("swarm.access.oidc.roles-claim", "https://x/roles"))
                .access())
        .isEqualTo(Access.VIEWER);
  }

  @Test
  void whoHasNoneGetsNothingUnlessAnAccessIsSetForThem() throws Exception {
    String nobody =
        """
        {"iss": "p", "sub": "1", "preferred_username": "a"}""";
    assertThatThrownBy(() -> of(nobody, Map.of()))
        .isInstanceOf(ControlPlaneException.Forbidden.class)
        .hasMessageContaining("'groups'");
    assertThat(of(nobody, Map.of("swarm.access.oidc.unknown", "viewer")).access())
        .isEqualTo(Access.VIEWER);
  }
}
