package io.dueprocess.supply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One library in what is shipped.
 *
 * @param ecosystem {@code Maven} or {@code npm}, as OSV names them
 * @param name as OSV names it: {@code group:artifact} for Maven
 */
record Component(String ecosystem, String name, String version, String purl) {

  /** What Maven packs into the jar, as the build writes it. */
  static final Path SBOM = Path.of("target/classes/META-INF/sbom/application.cdx.json");

  /** The scripts inside the engine's web applications, which Maven does not see. */
  static final Path SCRIPTS = Path.of("docs/security/web-applications.cdx.json");

  /** All that is shipped. */
  static List<Component> shipped() throws IOException {
    List<Component> all = in(SBOM);
    all.addAll(in(SCRIPTS));
    return all;
  }

  /** The components of a CycloneDX file; one without a package URL is a mistake in it. */
  static List<Component> in(Path cycloneDx) throws IOException {
    List<Component> components = new ArrayList<>();
    for (JsonNode component : new ObjectMapper().readTree(Files.readString(cycloneDx)).get("components")) {
      components.add(of(component.get("purl").asText()));
    }
    return components;
  }

  /** By its package URL, such as {@code pkg:maven/org.slf4j/slf4j-api@2.0.18?type=jar}. */
  static Component of(String packageUrl) {
    String purl = packageUrl.replaceFirst("[?#].*", "");
    String type = purl.substring("pkg:".length(), purl.indexOf('/'));
    String name = purl.substring(purl.indexOf('/') + 1, purl.lastIndexOf('@')).replace("%40", "@");
    String version = purl.substring(purl.lastIndexOf('@') + 1);
    return switch (type) {
      case "maven" -> new Component("Maven", name.replace('/', ':'), version, purl);
      case "npm" -> new Component("npm", name, version, purl);
      default -> throw new IllegalArgumentException("Neither Maven nor npm: " + packageUrl);
    };
  }
}
