package io.dueprocess.termination;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("fileAppeal")
class FileAppealListener extends FormListener<FileAppeal.Form> {

  private final FileAppeal fileAppeal;

  FileAppealListener(FileAppeal fileAppeal) {
    super(FileAppeal.Form.class);
    this.fileAppeal = fileAppeal;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, FileAppeal.Form form) {
    return Map.of("appeal", fileAppeal.file(task.caseId(), form, task.actor()).name());
  }
}
