package com.example.versions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogueSettingsTest {

  private final Map<String, String> environment =
      Map.of("CATALOGUE_ACCESS_KEY_ID", "id", "CATALOGUE_SECRET_ACCESS_KEY", "not-for-printing");

  @Test
  void readsThePackagedLocation() {
    assertEquals(
        URI.create("https://catalogue.example.com/versions"),
        CatalogueSettings.packaged().location());
  }

  @Test
  void takesCredentialsFromTheEnvironment() {
    CatalogueSettings settings = CatalogueSettings.packaged(environment::get);
    assertEquals("id", settings.accessKeyId());
    assertEquals("not-for-printing", settings.secretAccessKey());
  }

  @Test
  void hasNoCredentialsWhenTheEnvironmentHasNone() {
    assertEquals("", CatalogueSettings.packaged(name -> null).secretAccessKey());
  }

  @Test
  void doesNotPrintCredentials() {
    assertFalse(
        CatalogueSettings.packaged(environment::get).toString().contains("not-for-printing"));
  }
}
