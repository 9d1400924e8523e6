#!/usr/bin/env bash
# What stands beside notebooks in a project: settings, manifests, build files, dumps, and what IDEs and clients keep.
. "$(dirname "$0")/credential_files.sh"

pw=$(password 5)
secret=$(make_token generic-secret-assignment 5)
found settings.py db-kwarg-password "$pw" <<<"DATABASES = {
    'default': {
        'ENGINE': 'django.db.backends.postgresql',
        'USER': 'ada',
        'DB_PASSWORD': '$pw',
        'connect': True,
    }
}"
found django/settings.py generic-password-assignment "$pw" <<<"DATABASES = {'default': {'ENGINE': 'postgresql', 'PASSWORD': '$pw'}}"
found wp-config.php wordpress-config-secret "$pw" <<<"<?php
define( 'DB_USER', 'ada' );
define( 'DB_PASSWORD', '$pw' );"
found config/database.yml generic-password-assignment "$pw" <<<"production:
  adapter: postgresql
  password: $pw"
key=$(make_token rails-master-key-file 3)
found config/master.key rails-master-key-file "$key" <<<"$key"
found application.properties generic-password-assignment "$pw" <<<"spring.datasource.username=ada
spring.datasource.password=$pw"
found terraform.tfvars generic-password-assignment "$pw" <<<"region      = \"eu-west-1\"
db_password = \"$pw\""
found terraform.tfstate generic-password-assignment "$pw" <<<"{\"version\": 4, \"resources\": [{\"instances\": [{\"attributes\": {
  \"username\": \"ada\",
  \"password\": \"$pw\"}}]}]}"
found group_vars/all.yml db-env-password "$pw" <<<"vault_user: ada
mysql_root_password: $pw"
quiet group_vars/vault.yml <<<"\$ANSIBLE_VAULT;1.1;AES256
$(printf '3%.0s' {1..80})
62313365396662343061393464336163383764373764613633653634306231386433626436623361"
found values.yaml generic-password-assignment "$pw" <<<"postgresql:
  auth:
    password: \"$pw\""
found docker-compose.yml db-env-password "$pw" <<<"services:
  db:
    image: postgres
    environment:
      POSTGRES_PASSWORD: $pw"
found compose.yml db-env-password "$pw" <<<"services:
  db:
    environment:
      - POSTGRES_PASSWORD=$pw"
token=$(make_token gitlab-pat 3)
found .gitlab-ci.yml gitlab-pat "$token" <<<"deploy:
  variables:
    TOKEN: \"$token\""
found .github/workflows/ci.yml generic-secret-assignment "$secret" <<<"jobs:
  test:
    env:
      API_KEY: $secret"
quiet .github/workflows/release.yml <<<"    env:
      API_KEY: \${{ secrets.API_KEY }}
      TWINE_PASSWORD: \${{ secrets.PYPI }}"
found Jenkinsfile generic-password-assignment "$pw" <<<"pipeline {
  environment {
    NEXUS_DB_PASSWORD = '$pw'
  }
}"
found Dockerfile generic-password-assignment "$pw" <<<"FROM python:3.12
ENV APP_PASSWORD=$pw
ARG BUILD=1"
found Dockerfile.old generic-password-assignment "$pw" <<<"FROM python:3.12
ARG APP_PASSWORD=$pw"
found dump.sql db-sql-create-user "$pw" <<<"CREATE USER ada IDENTIFIED BY '$pw';"
hash=$(make_token htpasswd-hash 2)
hinted .htpasswd htpasswd-hash "$hash" <<<"ada:$hash"
hash=$(make_token htpasswd-hash 6)
hinted shadow htpasswd-hash "$hash" <<<"ada:$hash:19000:0:99999:7:::"
hash=$(make_token htpasswd-hash 1)
hinted users.sql htpasswd-hash "$hash" <<<"INSERT INTO users (name, pass) VALUES ('ada', '$hash');"
block=$(make_token ftp-client-password 2)
encoded=$(sed 's/^[^>]*>//; s/<.*//' <<<"$block")
found sitemanager.xml ftp-client-password "$encoded" <<<"<Server><Host>ftp.acme.io</Host><User>ada</User>
$block</Server>"
found .vscode/sftp.json generic-password-assignment "$pw" <<<"{
  \"host\": \"files.acme.io\",
  \"username\": \"ada\",
  \"password\": \"$pw\"
}"
found .idea/dataSources.xml db-jdbc-password "$pw" <<<"<data-source name=\"sales\">
  <jdbc-url>jdbc:postgresql://db.acme.io:5432/sales?user=ada&amp;password=$pw</jdbc-url>
</data-source>"
found settings.xml maven-settings-password "$pw" <<<"<settings><servers><server>
  <id>acme</id><username>ada</username>
  <password>$pw</password>
</server></servers></settings>"
found nuget.config nexus-password "$pw" <<<"<packageSourceCredentials><acme>
  <add key=\"Username\" value=\"ada\" />
  <add key=\"ClearTextPassword\" value=\"$pw\" />
</acme></packageSourceCredentials>"
found gradle.properties maven-settings-password "$pw" <<<"ossrhUsername=ada
ossrhPassword=$pw"
token=$(make_token k8s-kubeconfig-key 3)
found kubeconfig k8s-kubeconfig-key "$token" <<<"users:
- name: ada
  user:
    client-key-data: $token"
value=$(make_token k8s-secret-manifest 1)
found secret.yaml k8s-secret-manifest "${value#*: }" <<<"apiVersion: v1
kind: Secret
type: Opaque
data:
  $value"
found logins.json generic-password-assignment "$pw" <<<"[{\"url\": \"https://acme.io\", \"username\": \"ada\", \"password\": \"$pw\"}]"
printf 'SQLite format 3\0%0100d' 0 >"Login Data"
run 0 "$NBSCRUB" check "Login Data"
expect_text "not scanned"
