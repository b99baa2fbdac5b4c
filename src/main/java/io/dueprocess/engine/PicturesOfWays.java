package io.dueprocess.engine;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.export.NamedFile;
import io.dueprocess.casefile.export.Way;
import io.dueprocess.casefile.export.WayPicture;
import io.dueprocess.casefile.export.WayPictures;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

/** Draws the way of a case into each of its models. */
@Component
class PicturesOfWays implements WayPictures {

  private final WaysTaken ways;
  private final RepositoryService repository;

  PicturesOfWays(WaysTaken ways, RepositoryService repository) {
    this.ways = ways;
    this.repository = repository;
  }

  @Override
  public List<NamedFile> of(CaseId id) {
    List<NamedFile> pictures = new ArrayList<>();
    ways.of(id).forEach((definition, way) -> pictures.add(picture(id, definition, way)));
    return pictures;
  }

  private NamedFile picture(CaseId id, String definition, Way way) {
    return new NamedFile("%s-v%d.svg".formatted(way.model(), way.version()),
        WayPicture.of(id, way, ModelsOfCase.bpmn(repository, definition)).getBytes(StandardCharsets.UTF_8));
  }
}
