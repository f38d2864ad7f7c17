package dev.rushgate.backoffice.platform.web;

import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** What pages need: files whose address changes with their content, and a language. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {

  private static final Duration KEPT = Duration.ofDays(365);

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry files) {
    files
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/assets/")
        .setCacheControl(CacheControl.maxAge(KEPT).cachePublic().immutable())
        .resourceChain(true)
        .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
  }

  /** Writes the versioned addresses into the pages. */
  @Bean
  FilterRegistrationBean<ResourceUrlEncodingFilter> versionedAddresses() {
    var filter = new FilterRegistrationBean<>(new ResourceUrlEncodingFilter());
    filter.addUrlPatterns("/admin", "/admin/*", "/error", "/reset-password");
    filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
    return filter;
  }

  /** Korean, unless the cookie or else the browser asks for English. */
  @Bean
  LocaleResolver localeResolver() {
    var locales = new CookieLocaleResolver("language");
    locales.setCookiePath(Pages.ROOT);
    locales.setCookieMaxAge(KEPT);
    locales.setCookieHttpOnly(true);
    locales.setCookieSameSite("Strict");
    locales.setRejectInvalidCookies(false);
    locales.setDefaultLocaleFunction(
        request -> {
          List<Locale> known = List.of(Locale.KOREAN, Locale.ENGLISH);
          String wished = request.getHeader("Accept-Language");
          Locale found = wished == null ? null : lookup(wished, known);
          return found == null ? Locale.KOREAN : found;
        });
    return locales;
  }

  private static @Nullable Locale lookup(String wished, List<Locale> known) {
    try {
      return Locale.lookup(Locale.LanguageRange.parse(wished), known);
    } catch (IllegalArgumentException e) { // not a list of languages: as if there were none
      return null;
    }
  }
}
