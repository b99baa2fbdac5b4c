package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check of the coverage finds what was not passed, and does not pass for want of models. */
class ModelCoverageCheckTest {

  @TempDir private Path models;
  @TempDir private Path passed;

  @Test
  void anElementThatNoTestPassedIsNamed() throws IOException {
    model("short");
    Files.write(Files.createDirectory(passed.resolve("1")).resolve("short.txt"), List.of("Begin", "Flow_Work", "Work"));

    List<ModelCoverageCheck.Coverage> coverage = ModelCoverageCheck.coverage(models, passed);

    assertThatThrownBy(() -> ModelCoverageCheck.fullOrFail(coverage))
        .hasMessageContaining("short: End").hasMessageContaining("short: Flow_End")
        .hasMessageNotContaining("Flow_Work");
    assertThat(ModelCoverageCheck.table(coverage))
        .containsPattern("\\| short +\\| +2 of 3 \\| +1 of 2 \\|")
        .containsPattern("\\| all +\\| +2 of 3 \\| +1 of 2 \\|");
  }

  @Test
  void aModelThatNoTestRanIsMissedAsAWhole() throws IOException {
    model("short");
    List<ModelCoverageCheck.Coverage> coverage = ModelCoverageCheck.coverage(models, passed);
    assertThat(coverage).singleElement()
        .satisfies(c -> assertThat(c.nodesMissed()).containsExactlyInAnyOrder("Begin", "Work", "End"));
  }

  @Test
  void aModelPassedAsAWholeIsFine() throws IOException {
    model("short");
    Files.write(Files.createDirectory(passed.resolve("1")).resolve("short.txt"), List.of("Begin", "Flow_Work", "Work"));
    Files.write(Files.createDirectory(passed.resolve("2")).resolve("short.txt"), List.of("Work", "Flow_End", "End"));
    List<ModelCoverageCheck.Coverage> coverage = ModelCoverageCheck.coverage(models, passed);
    assertThatCode(() -> ModelCoverageCheck.fullOrFail(coverage)).doesNotThrowAnyException();
  }

  @Test
  void withoutAnyModelTheCheckFails() throws IOException {
    List<ModelCoverageCheck.Coverage> none = ModelCoverageCheck.coverage(models, passed);
    assertThatThrownBy(() -> ModelCoverageCheck.fullOrFail(none)).hasMessageContaining("models");
  }

  private void model(String id) {
    Bpmn.writeModelToFile(models.resolve(id + ".bpmn").toFile(), Bpmn.createExecutableProcess(id)
        .startEvent("Begin").sequenceFlowId("Flow_Work").manualTask("Work").sequenceFlowId("Flow_End").endEvent("End")
        .done());
  }
}
