# The words that readers of Vesper see. One file a language, the same keys in each; a test compares them.
# $name is the newsroom's name. Times arrive already written in the reader's digits.

## Skip links and masthead
skip-label = Pular
skip-content = Pular para o conteúdo
skip-navigation = Pular para a navegação
skip-more = Mais de { $name }
skip-languages = Pular para os idiomas
languages = Idiomas
sections = Editorias
front-page = Página inicial
section-world = Mundo
section-economy = Economia
section-science = Ciência
section-climate = Clima
section-culture = Cultura
section-sport = Esporte
section-features = Reportagens

## Article
breadcrumb-label = Editoria e data
published = Publicado: { $time }
updated = Atualizado: { $time }
minutes-to-read = { $count ->
    [one] { $count } minuto de leitura
   *[other] { $count } minutos de leitura
}
in-languages = { $count ->
    [one] Em { $count } idioma
   *[other] Em { $count } idiomas
}
print = Imprimir
picture-credit = Imagem: { $credit }
video-credit = Vídeo: { $credit }
audio-credit = Áudio: { $credit }
read-more = Leia mais
video = Vídeo
audio = Áudio
# Read aloud by screen readers in place of the play button.
play-video = Reproduzir vídeo, { $duration }: { $title }
play-audio = Reproduzir áudio, { $duration }: { $title }
# The text that stands where the player cannot.
download-media = Baixar o arquivo
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
preview-note = Prévia para { $name }, até { $time }. Ainda não publicado; por favor, não divulgue.
corrected = Corrigido
more-on-topic = Mais sobre este assunto
audio-and-video = Áudio e vídeo sobre o assunto
links = Links
recommended = Recomendado
most-recent = Mais recentes
more-of-section = Mais de { $section }
latest-in-section = Do mais novo ao mais antigo, da nossa redação e das agências.
no-stories-yet = Nada foi publicado aqui ainda. As notícias mais recentes estão na página inicial.

## Languages
in-thirty-languages = { $name } em { $count } idiomas
story-in-marked-languages = Esta notícia pode ser lida nos idiomas marcados
this-story = , esta notícia

## Footer
read-it-your-way = Leia do seu jeito
evening-letter = A carta da noite
feed-atom = Feed (Atom)
feed-json = Feed (JSON)
site-map = Mapa do site
no-cookies = Sem cookies, sem rastreamento
copyright = © { $name } { $year }

## The evening box
each-evening-at = Toda noite às
letter-promise-title = O dia, pesado com cuidado. Uma só carta.
letter-promise = Toda noite, às { $time } UTC, a redação envia uma seleção das notícias mais importantes e das melhores reportagens do dia.
letter-five-minutes = Cinco minutos de leitura, e o dia já pode terminar.
email-address = Seu e-mail
sign-up = Inscrever-se
letter-small-print = Enviamos um link para você confirmar. Um clique em qualquer carta encerra o envio.

## Sign-up pages
letter-intro = Escolhida por pessoas, nunca pelo que você clicou.
letter-language = Idioma da carta
letter-time = Quando
letter-time-utc = Toda noite às { $time } UTC
letter-time-local = Toda noite às { $time } no meu fuso horário
time-zone = Fuso horário
email-invalid = Este endereço não está completo. Confira, por favor; por exemplo, nome@example.org.
sign-up-consent = Quero receber por e-mail a carta da noite de { $name }. Posso cancelar a qualquer momento com um clique.
sign-up-kept = Enviaremos uma única mensagem para confirmar o endereço. Sem um clique nela, nada fica guardado depois de 48 horas. Não medimos quem abre o quê.
step-sign-up = Inscrever-se
step-confirm = Confirmar
check-inbox-title = Agora veja sua caixa de entrada
check-inbox = Se o endereço estiver certo, há uma mensagem a caminho de { $address }. Abra a mensagem, siga o link e aperte o botão, e a carta chegará.
check-inbox-hint = Pode levar alguns minutos. Se não estiver lá, olhe na pasta de spam. O link funciona por 48 horas. Você pode fechar esta página.
confirm-title = Só mais um passo
confirm-question = Enviar a carta da noite para { $address }?
confirm-button = Sim, quero receber
confirmed-title = Boas-vindas. Até as { $time } UTC
confirmed = Seu endereço está confirmado. A primeira carta chega hoje à noite.
link-expired-title = Este link não funciona mais
link-expired = Os links das nossas mensagens funcionam por tempo limitado. Por favor, inscreva-se de novo; é rápido.
preferences-title = Sua carta
preferences-intro = Não é preciso senha: esta página só abre por um link da sua carta, e o link é só seu.
preferences-since = { $address }, desde: { $date }
save = Salvar
saved = Salvo.
leave-title = Cancelar o envio
leave-question = Parar de enviar a carta da noite para { $address }?
leave-explain = Um clique, sem perguntas.
leave-button = Cancelar inscrição
left-title = Pronto. Não haverá mais cartas
left = O endereço { $address } foi removido. Se a carta de hoje já tinha saído quando você clicou, ela ainda pode chegar; é a última.
left-undo = Foi engano, quero a carta de volta
read-front-page = Ir para a página inicial
web-edition-title = A carta da noite, { $date }
no-letter-that-day = Não houve carta naquela noite.
too-many-requests-title = Um pouco mais devagar, por favor
too-many-requests = Houve inscrições demais vindas da sua rede em pouco tempo. Por favor, tente de novo em alguns minutos.

## The mails
mail-confirm-subject = Confirme, por favor: a carta da noite
mail-confirm-text = Alguém, esperamos que você, pediu a carta da noite de { $name } neste endereço. Para recebê-la, abra esta página e aperte o botão:
mail-confirm-ignore = Se não foi você, não faça nada. Você não receberá mais nada de nós, e nada fica guardado depois de 48 horas.
mail-confirm-action = Confirmar o endereço
mail-good-evening = Boa noite.
mail-hard-news = As principais notícias
mail-features = Para a sua noite
mail-corrections = Correções
mail-correction-stood = A versão anterior saiu na nossa carta de { $date }.
mail-read-on = Continue lendo
mail-withdrawn = Esta notícia foi retirada do ar.
mail-view-online = Ler esta carta na web
mail-unsubscribe = Cancelar inscrição com um clique
mail-preferences = Idioma e horário
mail-why = Você recebe esta carta porque se inscreveu em { $name }.

## Errors
not-found-title = Esta página não está aqui
not-found = O endereço pode ter sido digitado errado, ou o link que trouxe você é mais antigo que a nossa memória. Você não fez nada de errado.
withdrawn-title = Retiramos esta notícia do ar
withdrawn = O texto sai, o endereço fica, e dizemos por quê.
withdrawn-on = Retirado: { $time }
withdrawn-agency = A agência que a enviou a cancelou.
withdrawn-editors = Nossa redação a retirou.
unavailable-title = Uma pausa por um momento
unavailable = Algo por trás desta página não está respondendo. As notícias ainda podem ser lidas; por favor, tente de novo em alguns minutos.
bad-request-title = Isso não chegou inteiro até nós
bad-request = O formulário estava incompleto ou grande demais. Por favor, volte e tente de novo.
