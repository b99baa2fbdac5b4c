package io.dueprocess.web;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.OpenCaseFile;
import io.dueprocess.engine.PipProcess;
import io.dueprocess.web.CaseView.Relation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Who asks for the file of a case by its number, and as what they may read it. */
@Component
class CaseReaders {

  private final SignedIn signedIn;
  private final PipProcess process;
  private final CaseViews views;
  private final CaseFiles caseFiles;
  private final OpenCaseFile openCaseFile;

  CaseReaders(SignedIn signedIn, PipProcess process, CaseViews views, CaseFiles caseFiles, OpenCaseFile openCaseFile) {
    this.signedIn = signedIn;
    this.process = process;
    this.views = views;
    this.caseFiles = caseFiles;
    this.openCaseFile = openCaseFile;
  }

  record CaseReader(CaseId id, String userId, Set<String> groups, Relation relation) {

    /** As an entry names them. */
    Actor actor() {
      return new Actor(userId, relation.role());
    }
  }

  /**
   * Who is signed in, as a reader of a case; empty where this is no number of a case that they may read. Refuses with
   * 401 where nobody is signed in.
   */
  Optional<CaseReader> find(String caseId, HttpServletRequest request) {
    String userId = signedIn.require(request);
    if (!CaseId.isOne(caseId)) {
      return Optional.empty();
    }
    CaseId id = new CaseId(caseId);
    Set<String> groups = process.groupsOf(userId);
    return views.mayRead(id, userId, groups).map(relation -> new CaseReader(id, userId, groups, relation));
  }

  /** Who is signed in, as a reader of a case. Refuses with 401 where nobody is, and with 404 where they may not. */
  CaseReader require(String caseId, HttpServletRequest request) {
    return find(caseId, request).orElseThrow(CaseReaders::notThere);
  }

  /** Whether the reader acts for HR in the case. */
  boolean servesAsHr(CaseReader reader) {
    return views.servesAsHr(caseFiles.require(reader.id()), reader.userId(), reader.groups());
  }

  /**
   * Puts on record that somebody opens a case file, as whatever they read it; before they see anything of it, and in
   * the caller's transaction. Refuses an erased case with 410.
   */
  void open(CaseReader reader) {
    if (caseFiles.require(reader.id()).erased()) {
      throw new RequestRefused(HttpStatus.GONE,
          "Case %s was erased when its retention ended. An export has the hashes that are left."
              .formatted(reader.id()));
    }
    openCaseFile.open(reader.id(), reader.actor(), reader.relation().name());
  }

  /** A case that is not the reader's and one that is not there look the same: nothing to learn by asking. */
  static RequestRefused notThere() {
    return new RequestRefused(HttpStatus.NOT_FOUND, "There is no case file of this number for you.");
  }
}
