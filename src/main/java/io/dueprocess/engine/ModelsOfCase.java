package io.dueprocess.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.export.ModelFiles;
import io.dueprocess.casefile.export.NamedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/**
 * The models and the policy of a case, as they were deployed. The record says which they were, and stays longer than
 * the engine's history; the history adds the versions to which a running case was moved.
 */
@Component
class ModelsOfCase implements ModelFiles {

  private final CaseFiles caseFiles;
  private final WaysTaken ways;
  private final RepositoryService repository;
  private final ObjectMapper json;

  ModelsOfCase(CaseFiles caseFiles, WaysTaken ways, RepositoryService repository, ObjectMapper json) {
    this.caseFiles = caseFiles;
    this.ways = ways;
    this.repository = repository;
    this.json = json;
  }

  @Override
  public List<NamedFile> of(CaseId id) {
    List<Entry> entries = caseFiles.read(id).entries();
    Set<String> definitions = new LinkedHashSet<>();
    contents(entries, EntryKind.MODEL)
        .forEach(model -> definitions.add(definition(id, model.path("model").asText(), model.path("version").asInt())));
    definitions.addAll(ways.of(id).keySet());
    List<NamedFile> files = new ArrayList<>();
    for (String definition : definitions) {
      ProcessDefinition model = repository.getProcessDefinition(definition);
      files.add(new NamedFile("%s-v%d.bpmn".formatted(model.getKey(), model.getVersion()), bpmn(definition)));
    }
    contents(entries, EntryKind.POLICY).stream().map(policy -> policy.path("version").asInt()).distinct()
        .forEach(version -> files.add(policy(id, version)));
    return files;
  }

  /** The file of a model as it was deployed. */
  byte[] bpmn(String definition) {
    return bytes(repository.getProcessModel(definition));
  }

  private String definition(CaseId id, String model, int version) {
    ProcessDefinition definition = repository.createProcessDefinitionQuery().processDefinitionKey(model)
        .processDefinitionVersion(version).singleResult();
    if (definition == null) {
      throw gone(id, model, version);
    }
    return definition.getId();
  }

  private NamedFile policy(CaseId id, int version) {
    DecisionDefinition table = repository.createDecisionDefinitionQuery().decisionDefinitionKey(PolicyTable.DECISION)
        .decisionDefinitionVersion(version).singleResult();
    if (table == null) {
      throw gone(id, PolicyTable.DECISION, version);
    }
    return new NamedFile("%s-v%d.dmn".formatted(PolicyTable.DECISION, version),
        bytes(repository.getDecisionModel(table.getId())));
  }

  private static IllegalStateException gone(CaseId id, String model, int version) {
    return new IllegalStateException("%s ran by %s, version %d, and its deployment was deleted".formatted(id, model, version));
  }

  /** What was erased says nothing any more. */
  private List<JsonNode> contents(List<Entry> entries, EntryKind kind) {
    return entries.stream().filter(e -> e.kind() == kind && e.content() != null).map(e -> tree(e.content())).toList();
  }

  private JsonNode tree(String content) {
    try {
      return json.readTree(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An entry that is no JSON", e);
    }
  }

  private static byte[] bytes(InputStream file) {
    try (file) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
