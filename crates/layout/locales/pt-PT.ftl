# The words that readers of Vesper see. One file a language, the same keys in each; a test compares them.
# $name is the newsroom's name. Times arrive already written in the reader's digits.

## Skip links and masthead
skip-label = Saltar
skip-content = Saltar para o conteúdo
skip-navigation = Saltar para a navegação
skip-more = Mais de { $name }
skip-languages = Saltar para as línguas
languages = Línguas
sections = Secções
front-page = Primeira página
section-world = Mundo
section-economy = Economia
section-science = Ciência
section-climate = Clima
section-culture = Cultura
section-sport = Desporto
section-features = Reportagens

## Article
breadcrumb-label = Secção e data
published = Publicado: { $time }
updated = Atualizado: { $time }
minutes-to-read = { $count ->
    [one] { $count } minuto de leitura
   *[other] { $count } minutos de leitura
}
in-languages = { $count ->
    [one] Em { $count } língua
   *[other] Em { $count } línguas
}
print = Imprimir
picture-credit = Imagem: { $credit }
video-credit = Vídeo: { $credit }
audio-credit = Áudio: { $credit }
read-more = Ler mais
video = Vídeo
audio = Áudio
# Read aloud by screen readers in place of the play button.
play-video = Reproduzir vídeo, { $duration }: { $title }
play-audio = Reproduzir áudio, { $duration }: { $title }
# The text that stands where the player cannot.
download-media = Descarregar o ficheiro
duration-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
duration-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
duration-seconds = { $count ->
    [one] { $count } segundo
   *[other] { $count } segundos
}
correction = Correção
clarification = Esclarecimento
update-note = Atualização
preview-note = Pré-visualização para { $name }, até { $time }. Ainda não publicado; por favor, não divulgue.
corrected = Corrigido
more-on-topic = Mais sobre este tema
audio-and-video = Áudio e vídeo sobre o tema
links = Ligações
recommended = Recomendado
most-recent = Mais recentes
more-of-section = Mais de { $section }
latest-in-section = Do mais recente ao mais antigo, da nossa redação e das agências.
no-stories-yet = Ainda nada foi publicado aqui. As notícias mais recentes estão na primeira página.

## Languages
in-thirty-languages = { $name } em { $count } línguas
story-in-marked-languages = Esta notícia pode ser lida nas línguas assinaladas
this-story = , esta notícia

## Footer
read-it-your-way = Leia à sua maneira
evening-letter = A carta da noite
feed-atom = Feed (Atom)
feed-json = Feed (JSON)
site-map = Mapa do sítio
no-cookies = Sem cookies, sem rastreio
copyright = © { $name } { $year }

## The evening box
each-evening-at = Todas as noites às
letter-promise-title = O dia, bem pesado. Uma só carta.
letter-promise = Todas as noites, às { $time } UTC, a redação envia uma seleção das notícias mais importantes e das melhores reportagens do dia.
letter-five-minutes = Cinco minutos de leitura, e o dia pode terminar.
email-address = O seu endereço de e-mail
sign-up = Subscrever
letter-small-print = Enviamos-lhe uma ligação para confirmar. Um clique em qualquer carta põe fim ao envio.

## Sign-up pages
letter-intro = Escolhida por pessoas, nunca a partir dos seus cliques.
letter-language = Língua da carta
letter-time = Quando
letter-time-utc = Todas as noites às { $time } UTC
letter-time-local = Todas as noites às { $time } no meu fuso horário
time-zone = Fuso horário
email-invalid = Este endereço não está completo. Por favor, verifique-o; por exemplo, nome@example.org.
sign-up-consent = Desejo receber por e-mail a carta da noite de { $name }. Posso cancelar a qualquer momento com um clique.
sign-up-kept = Enviaremos uma única mensagem para confirmar o endereço. Sem um clique nela, nada é guardado passadas 48 horas. Não medimos quem abre o quê.
step-sign-up = Subscrever
step-confirm = Confirmar
check-inbox-title = Veja agora a sua caixa de entrada
check-inbox = Se o endereço estiver certo, há uma mensagem a caminho de { $address }. Abra-a, siga a ligação e carregue no botão, e a carta chegará.
check-inbox-hint = Pode demorar alguns minutos. Se não estiver lá, procure na pasta de spam. A ligação funciona durante 48 horas. Pode fechar esta página.
confirm-title = Só mais um passo
confirm-question = Enviar a carta da noite para { $address }?
confirm-button = Sim, enviem-ma
confirmed-title = Boas-vindas. Até às { $time } UTC
confirmed = O seu endereço está confirmado. A primeira carta chega esta noite.
link-expired-title = Esta ligação já não funciona
link-expired = As ligações nas nossas mensagens funcionam por tempo limitado. Por favor, volte a subscrever; é só um momento.
preferences-title = A sua carta
preferences-intro = Não é precisa palavra-passe: esta página só se abre a partir de uma ligação na sua carta, e essa ligação é só sua.
preferences-since = { $address }, desde: { $date }
save = Guardar
saved = Guardado.
leave-title = Cancelar o envio
leave-question = Deixar de enviar a carta da noite para { $address }?
leave-explain = Um clique, sem perguntas.
leave-button = Cancelar a subscrição
left-title = Feito. Não haverá mais cartas
left = O endereço { $address } foi removido. Se a carta desta noite já tinha saído quando clicou, ainda pode chegar; é a última.
left-undo = Foi engano, quero a carta de volta
read-front-page = Ir para a primeira página
web-edition-title = A carta da noite, { $date }
no-letter-that-day = Nessa noite não houve carta.
too-many-requests-title = Um pouco mais devagar, por favor
too-many-requests = Houve demasiadas subscrições a partir da sua rede em pouco tempo. Por favor, tente de novo dentro de alguns minutos.

## The mails
mail-confirm-subject = Por favor, confirme: a carta da noite
mail-confirm-text = Alguém, esperamos que tenha sido o próprio destinatário, pediu a carta da noite de { $name } neste endereço. Para a receber, abra esta página e carregue no botão:
mail-confirm-ignore = Se não foi um pedido seu, não faça nada. Não voltará a ter notícias nossas, e nada é guardado passadas 48 horas.
mail-confirm-action = Confirmar o endereço
mail-good-evening = Boa noite.
mail-hard-news = As principais notícias
mail-features = Para o serão
mail-corrections = Correções
mail-correction-stood = A versão anterior saiu na nossa carta de { $date }.
mail-read-on = Continuar a ler
mail-withdrawn = Esta notícia foi retirada.
mail-view-online = Ler esta carta na web
mail-unsubscribe = Cancelar a subscrição com um clique
mail-preferences = Língua e hora
mail-why = Recebe esta carta porque a subscreveu em { $name }.

## Errors
not-found-title = Esta página não está aqui
not-found = O endereço pode ter um erro, ou a ligação que aqui o trouxe é mais antiga do que a nossa memória. Não fez nada de errado.
withdrawn-title = Retirámos esta notícia
withdrawn = O texto sai, o endereço fica, e dizemos porquê.
withdrawn-on = Retirado: { $time }
withdrawn-agency = A agência que a enviou anulou-a.
withdrawn-editors = A nossa redação retirou-a.
unavailable-title = Uma pausa por um momento
unavailable = Algo por trás desta página não está a responder. As notícias podem continuar a ser lidas; por favor, tente de novo dentro de alguns minutos.
bad-request-title = Isto não nos chegou inteiro
bad-request = O formulário estava incompleto ou era demasiado grande. Por favor, volte atrás e tente de novo.
