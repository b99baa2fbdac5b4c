package io.dueprocess.engine;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseFiles.ModelInForce;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Chain;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Policy;
import io.dueprocess.casefile.export.ModelFiles;
import io.dueprocess.casefile.export.NamedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/**
 * The models and the policy of a case, as they were deployed. The record says which they were, and stays longer than
 * the engine's history; the history adds the versions to which a running case was moved. Without what was deleted from
 * the engine in spite of docs/operations.md: the record then still has its hash, and the verifier says what is not
 * there.
 */
@Component
class ModelsOfCase implements ModelFiles {

  private final CaseFiles caseFiles;
  private final WaysTaken ways;
  private final RepositoryService repository;

  ModelsOfCase(CaseFiles caseFiles, WaysTaken ways, RepositoryService repository) {
    this.caseFiles = caseFiles;
    this.ways = ways;
    this.repository = repository;
  }

  @Override
  public List<NamedFile> of(CaseId id) {
    CaseFile file = caseFiles.read(id);
    Set<String> definitions = new LinkedHashSet<>();
    file.all(EntryKind.MODEL, ModelInForce.class)
        .forEach(model -> definition(model.content()).map(ProcessDefinition::getId).ifPresent(definitions::add));
    definitions.addAll(ways.of(id).keySet());
    List<NamedFile> files = new ArrayList<>();
    for (String definition : definitions) {
      ProcessDefinition model = repository.getProcessDefinition(definition);
      files.add(
          new NamedFile("%s-v%d.bpmn".formatted(model.getKey(), model.getVersion()), bpmn(repository, definition)));
    }
    file.all(EntryKind.POLICY, Policy.class).stream().map(policy -> policy.content().version()).distinct()
        .forEach(version -> policy(version).ifPresent(files::add));
    return files;
  }

  /** The file of a model as it was deployed. */
  static byte[] bpmn(RepositoryService repository, String definition) {
    return bytes(repository.getProcessModel(definition));
  }

  private Optional<ProcessDefinition> definition(ModelInForce model) {
    return Optional.ofNullable(repository.createProcessDefinitionQuery().processDefinitionKey(model.model())
            .processDefinitionVersion(model.version()).singleResult())
        // the engine gives the number of a version that was deleted to the next one
        .filter(definition -> Chain.sha256(bpmn(repository, definition.getId())).equals(model.sha256()));
  }

  private Optional<NamedFile> policy(int version) {
    DecisionDefinition table = repository.createDecisionDefinitionQuery().decisionDefinitionKey(PolicyTable.DECISION)
        .decisionDefinitionVersion(version).singleResult();
    return Optional.ofNullable(table).map(t -> new NamedFile("%s-v%d.dmn".formatted(PolicyTable.DECISION, version),
        bytes(repository.getDecisionModel(t.getId()))));
  }

  private static byte[] bytes(InputStream file) {
    try (file) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
