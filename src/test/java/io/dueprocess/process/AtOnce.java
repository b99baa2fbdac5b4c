package io.dueprocess.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two people who do something at the same moment. */
final class AtOnce {

  private AtOnce() {}

  /** What each of them was told. */
  static List<String> atOnce(Callable<String> first, Callable<String> second) throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<String>> running = new ArrayList<>();
      for (Callable<String> one : List.of(first, second)) {
        running.add(threads.submit(() -> {
          both.countDown();
          both.await();
          return one.call();
        }));
      }
      return List.of(running.get(0).get(), running.get(1).get());
    } finally {
      threads.shutdownNow();
    }
  }
}
