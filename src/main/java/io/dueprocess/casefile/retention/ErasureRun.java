package io.dueprocess.casefile.retention;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.retention.ClosedCases.Cursor;
import io.dueprocess.casefile.retention.EraseCases.Erased;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One walk through all closed cases that erases what is due, a few cases in a transaction, so that nobody who works on
 * another case waits. Several nodes may walk at the same time: a case that one of them works on, the others leave out.
 * A case that can't be erased is logged and keeps no other one from going.
 */
@Component
public class ErasureRun {

  private static final Logger LOG = LoggerFactory.getLogger(ErasureRun.class);

  private final ClosedCases closedCases;
  private final DueCases dueCases;
  private final EraseCases eraseCases;
  private final TransactionTemplate transaction;
  private final int batch;

  ErasureRun(ClosedCases closedCases, DueCases dueCases, EraseCases eraseCases, TransactionTemplate transaction,
      @Value("${due-process.retention.batch:50}") int batch) {
    if (batch < 1) {
      throw new IllegalArgumentException(
          "due-process.retention.batch is %d: write how many cases go in one transaction, 1 or more.".formatted(batch));
    }
    this.closedCases = closedCases;
    this.dueCases = dueCases;
    this.eraseCases = eraseCases;
    this.transaction = transaction;
    this.batch = batch;
  }

  /**
   * Erases what is due, and tells after each batch what has gone so far. Stops early where the thread is interrupted.
   */
  public Erased run(Consumer<Erased> progress) {
    Erased gone = Erased.NOTHING;
    DueCases.Due page = dueCases.page(Cursor.START, batch);
    while (true) {
      if (!page.cases().isEmpty()) {
        gone = gone.plus(erase(page.cases().stream().map(DueCase::id).toList()));
        progress.accept(gone);
      }
      later(page.later());
      if (page.last() || Thread.currentThread().isInterrupted()) {
        return gone;
      }
      page = dueCases.page(page.next(), batch);
    }
  }

  /** So that the next runs need not look at them: most closed cases are kept for years. */
  private void later(Map<CaseId, LocalDate> cases) {
    if (!cases.isEmpty()) {
      transaction.executeWithoutResult(status -> cases.entrySet().stream()
          // in the same order everywhere: two nodes at once do not wait for each other in a circle
          .sorted(Comparator.comparing(one -> one.getKey().value()))
          .forEach(one -> closedCases.lookOn(one.getKey(), one.getValue())));
    }
  }

  private Erased erase(List<CaseId> ids) {
    try {
      return transaction.execute(status -> eraseCases.erase(ids));
    } catch (RuntimeException e) {
      if (ids.size() == 1) {
        LOG.error("Case {} can't be erased; it is tried again with the next run", ids.get(0), e);
        return Erased.NOTHING;
      }
      // one of them is in the way of the others: each by itself
      return ids.stream().map(id -> erase(List.of(id))).reduce(Erased.NOTHING, Erased::plus);
    }
  }
}
