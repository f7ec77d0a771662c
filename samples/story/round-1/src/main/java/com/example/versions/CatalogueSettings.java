package com.example.versions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;
import java.util.Properties;
import java.util.function.UnaryOperator;

/** Where published versions are listed, and the credentials for reading that list. */
public record CatalogueSettings(URI location, String accessKeyId, String secretAccessKey) {

  /** The packaged location, with the credentials this process was given in its environment. */
  public static CatalogueSettings packaged() {
    return packaged(System::getenv);
  }

  static CatalogueSettings packaged(UnaryOperator<String> environment) {
    try (InputStream in = CatalogueSettings.class.getResourceAsStream("catalogue.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return new CatalogueSettings(
          URI.create(properties.getProperty("catalogue.location")),
          Objects.requireNonNullElse(environment.apply("CATALOGUE_ACCESS_KEY_ID"), ""),
          Objects.requireNonNullElse(environment.apply("CATALOGUE_SECRET_ACCESS_KEY"), ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "CatalogueSettings[" + location + "]";
  }
}
