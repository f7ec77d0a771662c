/**
 * A stand-in for a provider of logins: discovery, keys, code flow with PKCE, ID tokens signed with
 * RS256. It knows nothing of the product.
 */
@NullMarked
package dev.autodev.oidcsim;

import org.jspecify.annotations.NullMarked;
