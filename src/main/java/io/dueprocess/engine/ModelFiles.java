package io.dueprocess.engine;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The first look at the files of a deployment, before any of them is read as what it says it is: how many, how large,
 * how they are named, and that an XML file brings no document type, by which a file can make its reader open other
 * files or fill its memory. What this look refuses, no other one is given.
 */
final class ModelFiles {

  private static final int MOST_FILES = 200;
  private static final int LARGEST = 1_000_000;
  private static final int LARGEST_TOGETHER = 8_000_000;
  private static final int MOST_ELEMENTS = 20_000;
  private static final int DEEPEST = 60;

  /**
   * A name and nothing of a path. The engine takes every file that ends in bpmn, bpmn20.xml, dmn, cmmn and so on for a
   * model; these three endings are all that is looked at here, so they are all that is taken.
   */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,95}\\.(bpmn|dmn|html)");

  private ModelFiles() {
  }

  /** The files that may be looked at further; what is wrong with the others goes to {@code problems}. */
  static Map<String, byte[]> sound(Map<String, byte[]> files, List<ModelProblem> problems) {
    if (files.size() > MOST_FILES) {
      problems.add(new ModelProblem("deployment", null,
          "has %d files, and %d is the most; deploy models and forms alone.".formatted(files.size(), MOST_FILES)));
      return Map.of();
    }
    long together = files.values().stream().mapToLong(bytes -> bytes.length).sum();
    if (together > LARGEST_TOGETHER) {
      problems.add(new ModelProblem("deployment", null, "is %d bytes large, and %d is the most; deploy fewer files."
          .formatted(together, LARGEST_TOGETHER)));
      return Map.of();
    }
    Map<String, byte[]> sound = new TreeMap<>();
    new TreeMap<>(files).forEach((name, bytes) -> {
      List<ModelProblem> found = problems(name, bytes);
      if (found.isEmpty()) {
        sound.put(name, bytes);
      }
      problems.addAll(found);
    });
    return sound;
  }

  private static List<ModelProblem> problems(String name, byte[] bytes) {
    List<ModelProblem> problems = new ArrayList<>();
    String shown = ModelExpressions.shown(name);
    if (!NAME.matcher(name).matches()) {
      problems.add(new ModelProblem(shown, null, "is no name of a file that can be deployed; give it a name of "
          + "letters, digits, ., - and _ without a folder, at most 100 characters, ending in .bpmn, .dmn or .html."));
    } else if (bytes == null || bytes.length > LARGEST) {
      problems.add(new ModelProblem(shown, null, "is %d bytes large, and %d is the most; make it smaller."
          .formatted(bytes == null ? 0 : bytes.length, LARGEST)));
    } else if (!name.endsWith(".html")) {
      String unsafe = unsafe(name, bytes);
      if (unsafe != null) {
        problems.add(new ModelProblem(shown, null, unsafe));
      }
    }
    return problems;
  }

  /** Null where the XML is harmless to whoever reads it. */
  private static String unsafe(String name, byte[] bytes) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    int elements = 0;
    int depth = 0;
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
            return "has a document type (<!DOCTYPE ...>) or an entity of its own, by which a file can read others; "
                + "remove it.";
          }
          case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
            return "has a processing instruction (<?%s ...?>), which no model needs; remove it.".formatted(
                ModelExpressions.shown(reader.getPITarget()));
          }
          case XMLStreamConstants.START_ELEMENT -> {
            elements++;
            depth++;
            if (elements > MOST_ELEMENTS || depth > DEEPEST) {
              return "has more than %d elements, or elements more than %d deep; split the model.".formatted(
                  MOST_ELEMENTS, DEEPEST);
            }
          }
          case XMLStreamConstants.END_ELEMENT -> depth--;
          default -> { }
        }
      }
    } catch (XMLStreamException notXml) {
      return "can't be read as %s, open and save it in the Modeler: %s".formatted(
          name.endsWith(".bpmn") ? "BPMN" : "DMN", ModelExpressions.shown(notXml.getMessage()));
    }
    return null;
  }
}
