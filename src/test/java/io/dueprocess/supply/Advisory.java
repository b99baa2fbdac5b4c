package io.dueprocess.supply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.versioning.ComparableVersion;

/** One known vulnerability in the form of OSV (ossf.github.io/osv-schema), of which it reads what the check needs. */
record Advisory(JsonNode osv) {

  String id() {
    return osv.get("id").asText();
  }

  /** The id and the other names of the same vulnerability, CVE among them. */
  List<String> names() {
    List<String> names = new ArrayList<>(List.of(id()));
    osv.path("aliases").forEach(alias -> names.add(alias.asText()));
    return names;
  }

  String summary() {
    return osv.path("summary").asText();
  }

  boolean isWithdrawn() {
    return osv.hasNonNull("withdrawn");
  }

  /** Whether it is about this package, in whatever version. */
  boolean isAbout(Component component) {
    return !entries(component).isEmpty();
  }

  /** Whether it is open in this version: listed by name, or within a range. */
  boolean affects(Component component) {
    return entries(component).stream().anyMatch(entry -> {
      for (JsonNode version : entry.path("versions")) {
        if (version.asText().equals(component.version())) {
          return true;
        }
      }
      for (JsonNode range : entry.path("ranges")) {
        if (!range.path("type").asText().equals("GIT") && within(range.get("events"), component.version())) {
          return true;
        }
      }
      return false;
    });
  }

  private List<JsonNode> entries(Component component) {
    List<JsonNode> entries = new ArrayList<>();
    for (JsonNode entry : osv.path("affected")) {
      if (entry.path("package").path("ecosystem").asText().equals(component.ecosystem())
          && entry.path("package").path("name").asText().equals(component.name())) {
        entries.add(entry);
      }
    }
    return entries;
  }

  /** Events are in the order of versions: open from introduced on, up to fixed, or up to and with last_affected. */
  private static boolean within(JsonNode events, String shipped) {
    var version = new ComparableVersion(shipped);
    boolean open = false;
    for (JsonNode event : events) {
      if (event.has("introduced") && isAtLeast(version, event.get("introduced").asText())) {
        open = true;
      }
      if (event.has("fixed") && isAtLeast(version, event.get("fixed").asText())) {
        open = false;
      }
      if (event.has("last_affected")
          && version.compareTo(new ComparableVersion(event.get("last_affected").asText())) > 0) {
        open = false;
      }
    }
    return open;
  }

  private static boolean isAtLeast(ComparableVersion version, String bound) {
    return bound.equals("0") || version.compareTo(new ComparableVersion(bound)) >= 0;
  }
}
