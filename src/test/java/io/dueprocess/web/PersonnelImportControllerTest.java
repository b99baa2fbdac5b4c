package io.dueprocess.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.dueprocess.casefile.Actor;
import io.dueprocess.employee.Employees;
import io.dueprocess.employee.PersonnelImport;
import io.dueprocess.employee.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.server.ResponseStatusException;

class PersonnelImportControllerTest {

  private static final String MAPPING = "{kind: employees, columns: {number: No, name: Who, jurisdiction: {fixed: "
      + "US}}}";

  private final SignedIn signedIn = mock(SignedIn.class);
  private Employees employees;
  private MockMvc mvc;

  @BeforeEach
  void hrIsSignedIn() {
    TestDatabase database = TestDatabase.h2();
    employees = database.employees();
    var personnelImport = new PersonnelImport(new JdbcTemplate(database.dataSource()), Clock.systemUTC());
    mvc = MockMvcBuilders.standaloneSetup(new PersonnelImportController(personnelImport, signedIn)).build();
    when(signedIn.require(any(), any(String[].class))).thenReturn(new Actor("hanna", "hr"));
  }

  @Test
  void hrImportsAFile() throws Exception {
    send(MAPPING, "No,Who\n1,Ada Head\n", false)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.message").value("Imported people.csv (employees): 1 new, 0 changed, 0 unchanged."))
        .andExpect(jsonPath("$.created").value(1));
    assertThat(employees.findByNumber("1")).isPresent();
  }

  @Test
  void badLinesAreAnsweredOneByOne() throws Exception {
    send(MAPPING, "No,Who\n1,Ada\n2,Ben Cole\n", false)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.message").value(startsWith("Nothing was imported: 1 of 2 lines")))
        .andExpect(jsonPath("$.problems[0].line").value(2))
        .andExpect(jsonPath("$.problems[0].column").value("Who"))
        .andExpect(jsonPath("$.problems[0].value").value("Ada"))
        .andExpect(jsonPath("$.problems[0].remedy").value("Write \"First Last\" or \"Last, First\"."));
    assertThat(employees.all()).isEmpty();

    send(MAPPING, "No,Who\n1,Ada\n2,Ben Cole\n", true).andExpect(status().isOk()).andExpect(
        jsonPath("$.refused").value(1));
    assertThat(employees.all()).hasSize(1);
  }

  @Test
  void aMappingThatCanNotBeUsedIsAnsweredInOneSentence() throws Exception {
    send("kind: people", "No,Who\n1,Ada Head\n", false)
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.message").value(startsWith("The mapping's kind \"people\" is none.")));
  }

  @Test
  void whoMayNotImportChangesNothing() throws Exception {
    when(signedIn.require(any(), any(String[].class))).thenThrow(new ResponseStatusException(HttpStatus.FORBIDDEN));

    send(MAPPING, "No,Who\n1,Ada Head\n", false).andExpect(status().isForbidden());
    assertThat(employees.all()).isEmpty();
  }

  private ResultActions send(String mapping, String csv, boolean skipBad) throws Exception {
    return mvc.perform(multipart("/api/personnel/import")
        .file(new MockMultipartFile("mapping", "mapping.yaml", null, mapping.getBytes(StandardCharsets.UTF_8)))
        .file(new MockMultipartFile("file", "people.csv", null, csv.getBytes(StandardCharsets.UTF_8)))
        .param("skipBad", String.valueOf(skipBad)));
  }
}
