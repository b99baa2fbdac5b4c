package io.dueprocess.web;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Our paths take and give JSON. XML and YAML come with libraries that need them for something else; what nobody asks
 * for is not to be parsed.
 */
@Configuration(proxyBeanMethods = false)
class JsonOnly implements WebMvcConfigurer {

  private static final List<MediaType> OTHERS = List.of(MediaType.APPLICATION_XML, MediaType.TEXT_XML,
      MediaType.APPLICATION_YAML, MediaType.APPLICATION_CBOR, new MediaType("application", "x-jackson-smile"));

  @Override
  public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
    converters.removeIf(converter -> converter.getSupportedMediaTypes().stream().anyMatch(OTHERS::contains));
  }
}
