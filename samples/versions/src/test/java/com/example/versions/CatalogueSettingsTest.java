package com.example.versions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import org.junit.jupiter.api.Test;

class CatalogueSettingsTest {

  @Test
  void readsThePackagedSettings() {
    CatalogueSettings settings = CatalogueSettings.packaged();
    assertEquals(URI.create("https://catalogue.example.com/versions"), settings.location());
    assertFalse(settings.accessKeyId().isBlank());
    assertFalse(settings.secretAccessKey().isBlank());
  }

  @Test
  void doesNotPrintCredentials() {
    CatalogueSettings settings = CatalogueSettings.packaged();
    assertFalse(settings.toString().contains(settings.secretAccessKey()));
  }
}
