package io.dueprocess.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.query.Query;

/** Runs a filter with what somebody sends to narrow it down; see {@link PlainAlternatives}. */
final class BorderFilterService extends FilterServiceImpl {

  @Override
  public <T, Q extends Query<?, T>> List<T> list(String filterId, Q narrowed) {
    PlainAlternatives.require(narrowed);
    return super.list(filterId, narrowed);
  }

  @Override
  public <T, Q extends Query<?, T>> List<T> listPage(String filterId, Q narrowed, int first, int most) {
    PlainAlternatives.require(narrowed);
    return super.listPage(filterId, narrowed, first, most);
  }

  @Override
  public <T, Q extends Query<?, T>> T singleResult(String filterId, Q narrowed) {
    PlainAlternatives.require(narrowed);
    return super.singleResult(filterId, narrowed);
  }

  @Override
  public Long count(String filterId, Query<?, ?> narrowed) {
    PlainAlternatives.require(narrowed);
    return super.count(filterId, narrowed);
  }
}
