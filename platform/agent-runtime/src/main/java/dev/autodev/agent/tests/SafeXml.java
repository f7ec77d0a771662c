package dev.autodev.agent.tests;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jboss.logging.Logger;

/** Reads XML that strangers wrote: no document types, no external entities, no large files. */
final class SafeXml {
  private static final Logger LOG = Logger.getLogger(SafeXml.class);
  private static final long LARGEST_FILE = 20L << 20;
  private static final int DEEPEST = 100;
  private static final XMLInputFactory FACTORY = factory();

  private SafeXml() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("external entities are not read");
        });
    return factory;
  }

  /** Hands each start, text and end to the visitor; false if the file could not be read whole. */
  static boolean read(Path file, Visitor visitor) {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        LOG.warnf("report=%s is larger than %d bytes; left out", name(file), LARGEST_FILE);
        return false;
      }
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        walk(FACTORY.createXMLStreamReader(in), visitor);
        return true;
      }
    } catch (IOException | XMLStreamException | IllegalArgumentException e) {
      LOG.warnf(
          "report=%s cannot be read, left out: %s",
          name(file), Plain.line(String.valueOf(e.getMessage())));
      return false;
    }
  }

  private static String name(Path file) {
    return Plain.line(file.getFileName().toString());
  }

  private static void walk(XMLStreamReader xml, Visitor visitor) throws XMLStreamException {
    int depth = 0;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          if (depth > DEEPEST) {
            throw new XMLStreamException("nested deeper than " + DEEPEST);
          }
          visitor.start(new Element(xml), depth);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> visitor.text(xml.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          visitor.end(xml.getLocalName());
          depth--;
        }
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new XMLStreamException("refers to an entity: " + xml.getLocalName());
        default -> {}
      }
    }
  }

  /** Hears what a file holds. */
  interface Visitor {
    void start(Element element, int depth);

    default void text(String text) {}

    default void end(String name) {}
  }

  /** An element's name and attributes, valid during the call only. */
  record Element(XMLStreamReader xml) {
    String name() {
      return xml.getLocalName();
    }

    String attribute(String name) {
      String value = xml.getAttributeValue(null, name);
      return value == null ? "" : value;
    }

    long number(String name) {
      try {
        return Math.max(0, Long.parseLong(attribute(name).strip()));
      } catch (NumberFormatException e) {
        return 0;
      }
    }
  }
}
