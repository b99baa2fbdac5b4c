package io.dueprocess.supply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What somebody wrote about one vulnerability in one version of one component, as a statement of OpenVEX. */
record Judgement(String vulnerability, String purl, String status, String justification, String text) {

  static final Path FILE = Path.of("docs/security/judgements.openvex.json");

  static List<Judgement> read(Path file) throws IOException {
    List<Judgement> judgements = new ArrayList<>();
    for (JsonNode statement : new ObjectMapper().readTree(Files.readString(file)).get("statements")) {
      for (JsonNode product : statement.get("products")) {
        for (JsonNode part : product.get("subcomponents")) {
          judgements.add(new Judgement(statement.get("vulnerability").get("name").asText(), part.get("@id").asText(),
              statement.get("status").asText(), statement.path("justification").asText(),
              statement.path("impact_statement").asText(statement.path("action_statement").asText())));
        }
      }
    }
    return judgements;
  }

  /** Whether it is about this one: the vulnerability by any of its names, the component in the version shipped. */
  boolean isOn(KnownVulnerabilities.Open open) {
    return open.advisory().names().contains(vulnerability) && open.component().purl().equals(purl);
  }
}
