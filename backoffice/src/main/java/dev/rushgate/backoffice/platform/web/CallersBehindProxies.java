package dev.rushgate.backoffice.platform.web;

import dev.rushgate.backoffice.platform.BackofficeConfig;
import java.util.List;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Who calls through a proxy that is trusted is whom it names last, and came by TLS when it says so.
 * A header of anybody else's says nothing, as it can name anybody.
 */
@Configuration(proxyBeanMethods = false)
class CallersBehindProxies {

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> namedByProxies(
      BackofficeConfig config) {
    List<String> networks = config.trustedProxies().networks();
    return factory -> {
      if (!networks.isEmpty()) {
        factory.addEngineValves(valve(networks));
      }
    };
  }

  private static RemoteIpValve valve(List<String> networks) {
    var valve = new RemoteIpValve();
    valve.setInternalProxies(String.join(",", networks));
    valve.setRemoteIpHeader("X-Forwarded-For");
    valve.setProtocolHeader("X-Forwarded-Proto");
    return valve;
  }
}
