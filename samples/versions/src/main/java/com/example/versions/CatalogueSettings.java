package com.example.versions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Properties;

/** Where published versions are listed, and the credentials for reading that list. */
public record CatalogueSettings(URI location, String accessKeyId, String secretAccessKey) {

  /** The settings packed with the library. */
  public static CatalogueSettings packaged() {
    try (InputStream in = CatalogueSettings.class.getResourceAsStream("catalogue.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return new CatalogueSettings(
          URI.create(properties.getProperty("catalogue.location")),
          properties.getProperty("catalogue.aws-access-key-id"),
          properties.getProperty("catalogue.aws-secret-access-key"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "CatalogueSettings[" + location + "]";
  }
}
