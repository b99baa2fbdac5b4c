package io.dueprocess.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names of tasks stand in the models: here is where one that is renamed or new is missed. */
class ReadableEntriesTest {

  private static final Pattern USER_TASK = Pattern.compile("<bpmn:userTask id=\"Task_(\\w+)\"");

  @Test
  void theManagerMayKnowOfEveryTaskButThese() throws IOException {
    assertThat(tasks().stream().filter(task -> !ReadableEntries.managerMayKnowOf(task))).containsExactlyInAnyOrder(
        "ReviewLegalRisk", "DecideOnFile", "ProposeTermination", "ReplyToProposal", "FileAppeal", "AnswerRoleOffer",
        "ReviewEvent", "AnswerMeetingRequest", "AnswerSupportRequest", "OfferTerms", "AcceptTerms",
        "NameNewManager");
  }

  @Test
  void theEmployeeMayKnowOfTheseTasksOfOthers() throws IOException {
    assertThat(tasks().stream().filter(ReadableEntries::employeeMayKnowOf)).containsExactlyInAnyOrder(
        "RecordCoachingSession", "WitnessDelivery", "RecordCheckIn", "RecordReturn", "DecideOnTermination",
        "HearAppeal", "AnswerMeetingRequest", "AnswerSupportRequest", "OfferTerms");
  }

  private static TreeSet<String> tasks() throws IOException {
    TreeSet<String> tasks = new TreeSet<>();
    try (Stream<Path> models = Files.list(Path.of("processes"))) {
      for (Path model : models.filter(p -> p.toString().endsWith(".bpmn")).toList()) {
        List<String> found = USER_TASK.matcher(Files.readString(model)).results().map(r -> r.group(1)).toList();
        tasks.addAll(found);
      }
    }
    return tasks;
  }
}
