package io.dueprocess.supply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The list of known vulnerabilities that lies in the repository: the check needs no network. */
record KnownVulnerabilities(LocalDate asOf, List<Advisory> advisories) {

  static final Path FILE = Path.of("docs/security/known-vulnerabilities.json");

  static KnownVulnerabilities read(Path file) throws IOException {
    JsonNode list = new ObjectMapper().readTree(Files.readString(file));
    List<Advisory> advisories = new ArrayList<>();
    list.get("vulnerabilities").forEach(osv -> advisories.add(new Advisory(osv)));
    return new KnownVulnerabilities(LocalDate.parse(list.get("asOf").asText()), advisories);
  }

  /** What is open in which of these components, in the order of the list. */
  List<Open> openIn(List<Component> components) {
    List<Open> open = new ArrayList<>();
    for (Advisory advisory : advisories) {
      components.stream().filter(advisory::affects).forEach(component -> open.add(new Open(advisory, component)));
    }
    return open;
  }

  /** A vulnerability that is open in something that is shipped. */
  record Open(Advisory advisory, Component component) {

    @Override
    public String toString() {
      return "%s in %s %s (%s)".formatted(String.join(", ", advisory.names()), component.name(), component.version(),
          advisory.summary());
    }
  }
}
