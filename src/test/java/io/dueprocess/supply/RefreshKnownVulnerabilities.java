package io.dueprocess.supply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipFile;

/**
 * Renews the list of known vulnerabilities from exports of OSV, which are one ZIP for each ecosystem ({@code Maven},
 * {@code npm}) with a JSON file for each vulnerability. It needs no network: somebody fetches the files. What the list
 * has stays, renewed by its id, as long as its package is shipped; what affects a shipped version is added. What was
 * withdrawn goes.
 */
final class RefreshKnownVulnerabilities {

  private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private RefreshKnownVulnerabilities() {}

  /** The paths of the ZIP files; run at the top of the repository after a build. */
  public static void main(String[] zips) throws IOException {
    if (zips.length == 0) {
      System.err.println("Name the ZIP files of OSV to read, for instance maven.zip npm.zip.");
      System.exit(2);
    }
    refresh(KnownVulnerabilities.FILE, Component.shipped(), List.of(zips).stream().map(Path::of).toList(),
        LocalDate.now());
    System.out.println("Renewed " + KnownVulnerabilities.FILE + ". Run SupplyChainTest and judge what it names.");
  }

  static void refresh(Path list, List<Component> shipped, List<Path> zips, LocalDate asOf) throws IOException {
    ObjectNode document = (ObjectNode) JSON.readTree(Files.readString(list));
    var kept = new TreeMap<String, JsonNode>();
    document.get("vulnerabilities").forEach(osv -> kept.put(osv.get("id").asText(), osv));
    for (Path zip : zips) {
      try (var file = new ZipFile(zip.toFile())) {
        for (var entry : file.stream().filter(e -> e.getName().endsWith(".json")).toList()) {
          var advisory = new Advisory(JSON.readTree(file.getInputStream(entry)));
          if (kept.containsKey(advisory.id()) || shipped.stream().anyMatch(advisory::affects)) {
            kept.put(advisory.id(), shortened(advisory, shipped));
          }
        }
      }
    }
    kept.values().removeIf(osv -> {
      var advisory = new Advisory(osv);
      return advisory.isWithdrawn() || shipped.stream().noneMatch(advisory::isAbout);
    });
    ArrayNode vulnerabilities = document.putArray("vulnerabilities");
    kept.values().forEach(vulnerabilities::add);
    document.put("asOf", asOf.toString());
    Files.writeString(list, JSON.writeValueAsString(document) + "\n");
  }

  /** Without the long text, and without packages that are not shipped: the id leads to the rest. */
  private static JsonNode shortened(Advisory advisory, List<Component> shipped) {
    ObjectNode osv = advisory.osv().deepCopy();
    osv.remove(List.of("details", "credits"));
    ArrayNode affected = osv.putArray("affected");
    for (JsonNode entry : advisory.osv().path("affected")) {
      ObjectNode alone = JSON.createObjectNode();
      alone.putArray("affected").add(entry);
      if (shipped.stream().anyMatch(new Advisory(alone)::isAbout)) {
        affected.add(entry);
      }
    }
    return osv;
  }
}
