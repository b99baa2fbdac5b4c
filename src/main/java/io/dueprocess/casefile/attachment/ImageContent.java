package io.dueprocess.casefile.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Whether a content is an image that can be shown. It is really decoded, with a bound on its pixels before that, and
 * with no more of them kept than it takes to come to its end.
 */
final class ImageContent {

  /** A photograph of today has 12 to 50 million. */
  private static final long MOST_PIXELS = 60_000_000;
  private static final int KEPT = 512;

  private ImageContent() {}

  static Optional<String> problem(byte[] content, String format) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    ImageReader reader = readers.next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      if (!reader.getOriginatingProvider().canDecodeInput(in)) {
        return broken();
      }
      // what an image says beside its pixels can be packed to no end, and nobody asks for it
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if ((long) width * height > MOST_PIXELS) {
        return Optional.of("has %d × %d pixels, more than %d million. Make it smaller.".formatted(width, height,
            MOST_PIXELS / 1_000_000));
      }
      ImageReadParam sparse = reader.getDefaultReadParam();
      sparse.setSourceSubsampling(1 + width / KEPT, 1 + height / KEPT, 0, 0);
      if (reader.canReadRaster()) {
        // the colours of print have no meaning to a screen, and are an image all the same
        reader.readRaster(0, sparse);
      } else {
        reader.read(0, sparse);
      }
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      return broken();
    } finally {
      reader.dispose();
    }
  }

  private static Optional<String> broken() {
    return Optional.of("can't be read as the image that its name says it is. Save it anew, or attach what it is.");
  }
}
