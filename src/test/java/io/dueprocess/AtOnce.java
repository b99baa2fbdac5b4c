package io.dueprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several who do something at the same moment. */
public final class AtOnce {

  private AtOnce() {}

  /** What the one and the other got. */
  public static <T> List<T> atOnce(Callable<T> first, Callable<T> second) throws Exception {
    return atOnce(List.of(first, second));
  }

  /** What each of them got, in their order. */
  public static <T> List<T> atOnce(List<? extends Callable<T>> work) throws Exception {
    CountDownLatch all = new CountDownLatch(work.size());
    ExecutorService threads = Executors.newFixedThreadPool(work.size());
    try {
      List<Future<T>> running = new ArrayList<>();
      for (Callable<T> one : work) {
        running.add(threads.submit(() -> {
          all.countDown();
          all.await();
          return one.call();
        }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
