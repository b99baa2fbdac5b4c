package io.dueprocess.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * No request is larger than what it is for has to be, whether it says its size or not: what takes a request reads it
 * into memory as a whole, and the engine does so before it asks who may send it.
 */
class RequestSize extends OncePerRequestFilter {

  private final int most;
  private final String remedy;
  private final Answers answers;

  /** Requests of this many bytes at most; the remedy is for who sent more. */
  RequestSize(int most, String remedy, Answers answers) {
    this.most = most;
    this.remedy = remedy;
    this.answers = answers;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > most) {
      answers.refuse(request, response, HttpStatus.PAYLOAD_TOO_LARGE,
          "The request is larger than %d bytes, which is the most; %s.".formatted(most, remedy));
    } else {
      chain.doFilter(new Counted(request, most), response);
    }
  }

  /** For who does not say beforehand how much will come. */
  private static final class Counted extends HttpServletRequestWrapper {

    private final int most;

    Counted(HttpServletRequest request, int most) {
      super(request);
      this.most = most;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new CountedStream(super.getInputStream(), most);
    }
  }

  private static final class CountedStream extends ServletInputStream {

    private final ServletInputStream stream;
    private final int most;
    private long read;

    CountedStream(ServletInputStream stream, int most) {
      this.stream = stream;
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      int one = stream.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int some = stream.read(bytes, offset, length);
      count(Math.max(0, some));
      return some;
    }

    private void count(int more) throws IOException {
      read += more;
      if (read > most) {
        throw new IOException("The request is larger than " + most + " bytes.");
      }
    }

    @Override
    public boolean isFinished() {
      return stream.isFinished();
    }

    @Override
    public boolean isReady() {
      return stream.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      stream.setReadListener(listener);
    }
  }
}
